"""questions.yaml: what it says, and every mistake in it with its place, all in one run."""

from decimal import Decimal

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.questions.file import read_questionnaire
from toolkit.model.questions import Both, Either, Questionnaire, Test

GOOD = """\
title: A consultation
url: https://example.org/portal
count: eusurvey
questions:
- id: q1
  number: "1"
  section: About you
  text: Do you report?
  kind: yes/no
  required: yes
- id: q2
  text: Which services?
  kind: multiple choice
  options: [Hosting services (e.g. clouds), {id: app, text: Apps}, {text: Vidéos}]
  max-choices: 2
  when: q1 is yes
  owner: Ana
  signed-off: {by: Ben, on: 2021-04-01}
- {id: q3, text: Why?, max-characters: "5 000", when: q1 is yes and (q2 includes app or q2 does not include videos)}
- {id: q4, text: How many?, kind: number, minimum: 0.5, count: characters, declined: We hold no such figures.}
- {id: q5, text: In which order?, kind: ranking, options: [a, b], when: q4 is at least 3}
- {id: q6, text: A file, kind: upload, accepts: [.PDF]}
- {id: q7, text: One of them, kind: single choice, options: [a, b], text-box: yes}
"""


def _read(text: str) -> tuple[Questionnaire, Report]:
    report = Report()
    return read_questionnaire(Source(path="questions.yaml", text=text), "en-GB", report), report


def _findings(text: str) -> list[tuple[str, str]]:
    return [(one.code, str(one.span).removeprefix("questions.yaml:")) for one in _read(text)[1]]


def test_what_it_says() -> None:
    questionnaire, report = _read(GOOD)
    assert [(one.code, one.message) for one in report] == []
    assert questionnaire.whole
    first, second, third, fourth, fifth, sixth, seventh = questionnaire
    assert (first.kind, first.required, [one.text for one in first.options]) == ("yes-no", True, ["Yes", "No"])
    assert [one.id for one in second.options] == ["hosting-services-e-g-clouds", "app", "videos"]
    assert (second.status, second.sign_off and second.sign_off.by, second.max_choices) == ("signed-off", "Ben", 2)
    assert (third.max_characters, third.count, third.text_box, second.text_box) == (5000, "eusurvey", True, False)
    assert isinstance(third.condition, Both)
    assert isinstance(third.condition.parts[0], Test)
    assert isinstance(third.condition.parts[1], Either)
    assert (fourth.minimum, fourth.count, fourth.declined) == (Decimal("0.5"), "characters", "We hold no such figures.")
    assert (fifth.kind, sixth.accepts, seventh.text_box) == ("ranking", ("pdf",), True)


def test_and_binds_closer_than_or() -> None:
    questions = "questions:\n" + "".join(f"- {{id: q{n}, text: t, kind: yes/no}}\n" for n in (1, 2, 3))
    questionnaire, report = _read(f"{questions}- {{id: q4, text: t, when: q1 is yes or q2 is yes and q3 is no}}\n")
    assert not list(report)
    condition = questionnaire.questions[3].condition
    assert isinstance(condition, Either)
    assert [type(one) for one in condition.parts] == [Test, Both]


BASE = """\
questions:
- {id: a, text: t, kind: yes/no}
- {id: b, text: t, kind: multiple choice, options: [x, y, z], max-choices: 2}
- {id: c, text: t, kind: number, minimum: 1, maximum: 9}
- {id: d, text: t}
"""
ONE = {  # the fifth question, with » where the message points → the code
    "text: t, when: »e2 is yes": "questions.condition",
    "text: t, when: »a is maybe": "questions.condition",
    "text: t, when: »a includes yes": "questions.condition",
    "text: t, when: »b is x": "questions.condition",
    "text: t, when: »d is something": "questions.condition",
    "text: t, when: »c is many": "questions.condition",
    "text: t, when: a»": "questions.condition",
    "text: t, when: a is»": "questions.condition",
    "text: t, when: a is yes »b includes x": "questions.condition",
    "text: t, when: a is yes or»": "questions.condition",
    "text: t, when: (a is yes»": "questions.condition",
    "text: t, when: »{a: yes}": "questions.condition",
    "text: t, when: »e is answered": "questions.circle",
    "text: t, when: »a is yes and a is no": "questions.impossible",
    "text: t, when: »a is not yes and a is not no": "questions.impossible",
    "text: t, when: »b includes x and b includes y and b includes z": "questions.impossible",
    "text: t, when: »b includes x and b does not include x": "questions.impossible",
    "text: t, when: »c is at least 10": "questions.impossible",
    "text: t, when: »c is at least 5 and c is at most 4": "questions.impossible",
    "text: t, kind: »essay": "fields.value",
    "text: t, kind: »single choice": "questions.options",
    "text: t, kind: »single choice, options: [x]": "questions.options",
    "text: t, options: »[x, y]": "questions.options",
    "text: t, kind: yes/no, options: »[x, y]": "questions.options",
    "text: t, kind: ranking, options: [x, »x]": "questions.duplicate",
    "text: t, kind: ranking, options: [{id: »'a,b', text: x}, y, z]": "fields.value",
    "text: t, max-characters: »many": "fields.value",
    "text: t, max-words: »0": "fields.value",
    "text: t, max-characters: »5.000": "fields.value",
    "text: t, min-choices: »1": "questions.limit",
    "text: t, kind: ranking, options: [x, y], max-choices: »3": "questions.limit",
    "text: t, kind: ranking, options: [x, y], max-choices: 1, min-choices: »2": "questions.limit",
    "text: t, kind: number, minimum: »3, maximum: 2": "questions.limit",
    "text: t, kind: number, minimum: »some": "fields.value",
    "text: t, count: »pages": "fields.value",
    "text: t, status: »done": "fields.value",
    "text: t, signed-off: »{by: Ana}": "fields.missing",
    "text: t, signed-off: {by: Ana, on: »yesterday}": "fields.value",
    "text: t, »maxcharacters: 3": "fields.unknown",
    'text: »"a\\x07b"': "fields.value",
    "text: t, kind: ranking, options: [x, y, »{}]": "fields.missing",
}


@pytest.mark.parametrize("question", ONE)
def test_a_mistake_is_named_with_its_place(question: str) -> None:
    line = f"- {{id: e, {question}}}\n"
    found = _findings(BASE + line.replace("»", ""))
    assert found == [(ONE[question], f"6:{line.index('»') + 1}")]


def test_a_question_without_a_text() -> None:
    assert _findings(f"{BASE}- {{id: e, help: h}}\n") == [("fields.missing", "6:3")]


def test_the_same_id_or_number_twice() -> None:
    text = "questions:\n- {id: a, number: '1', text: t}\n- {id: a, number: '2', text: t}\n- {id: b, number: '1', text: t}\n"
    assert _findings(text) == [("questions.duplicate", "3:8"), ("questions.duplicate", "4:19")]


def test_all_in_one_run() -> None:
    text = """\
count: bytes
questions:
- {id: "q 1", text: t}
- a question
- {id: q2, text: t, kind: number, max-characters: few, when: q9 is yes}
- {id: q2, text: t, colour: red}
"""
    assert _findings(text) == [
        ("fields.value", "1:8"),
        ("fields.value", "3:8"),
        ("fields.value", "4:3"),
        ("fields.value", "5:51"),
        ("questions.condition", "5:62"),
        ("questions.duplicate", "6:8"),
        ("fields.unknown", "6:21"),
    ]


def test_a_circle_is_told_once() -> None:
    text = """\
questions:
- {id: a, text: t, when: c is answered}
- {id: b, text: t, when: a is answered}
- {id: c, text: t, when: b is answered}
- {id: d, text: t, when: a is answered}
"""
    assert _findings(text) == [("questions.circle", "2:26")]
    assert "`a` → `c` → `b` → `a`" in _read(text)[1].found[0].message


def test_what_waits_for_the_impossible_is_not_told_again() -> None:
    text = """\
questions:
- {id: a, text: t, kind: yes/no}
- {id: b, text: t, kind: yes/no, when: a is yes}
- {id: c, text: t, when: a is no and b is yes}
- {id: d, text: t, when: c is answered}
"""
    assert _findings(text) == [("questions.impossible", "4:26")]


def test_nothing_to_read() -> None:
    assert _findings("") == [("fields.missing", "1:1")]
    assert _findings("questions:\n") == [("fields.missing", "1:1")]
    assert _findings("questions: [\n") == [("yaml.syntax", "2:1")]
    assert not _read("questions: [\n")[0].whole


def test_a_long_chain_of_conditions_and_many_brackets() -> None:
    chain = "".join(f"- {{id: q{n}, text: t, when: q{n + 1} is answered}}\n" for n in range(1500))
    assert _findings(f"questions:\n{chain}- {{id: q1500, text: t}}\n") == []
    closed = f"questions:\n{chain}- {{id: q1500, text: t, when: q0 is answered}}\n"
    assert [code for code, _ in _findings(closed)] == ["questions.circle"]
    deep = f"questions:\n- {{id: a, text: t, when: {'(' * 5000}a}}\n"
    assert [code for code, _ in _findings(deep)] == ["questions.condition"]


def test_a_condition_with_more_ways_than_can_be_looked_at() -> None:
    asked = "".join(f"- {{id: q{n}, text: t, kind: yes/no}}\n" for n in range(12))
    both = " and ".join(f"(q{n} is yes or q{n} is no)" for n in range(12))
    assert _findings(f"questions:\n{asked}- {{id: z, text: t, when: {both}}}\n") == []

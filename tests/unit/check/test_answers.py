"""Answers against their questionnaire: each mistake has its code, all are said in one run, and a good one is silent."""

from typing import Any

import pytest

QUESTIONS = """\
title: A consultation
count: eusurvey
questions:
- {id: yes, number: "1", text: Do you report?, kind: yes/no}
- {id: one, number: "2", text: Which one?, kind: single choice, options: [a, b, c]}
- {id: some, number: "3", text: Which ones?, kind: multiple choice, options: [a, b, c], min-choices: 2, max-choices: 2}
- {id: rank, number: "4", text: In which order?, kind: ranking, options: [a, b]}
- {id: many, number: "5", text: How many?, kind: number, minimum: 2, maximum: 20}
- {id: file, number: "6", text: A file?, kind: upload, accepts: [pdf]}
- {id: box, number: "7", text: Why?, max-characters: 20}
- {id: brief, number: "8", text: In short?, max-words: 3}
- {id: both, number: "9", text: "Which, and why?", kind: single choice, options: [a, b], text-box: yes}
- {id: if-yes, number: "10", text: Since when?, when: yes is yes and (some includes a or many is at least 10)}
- {id: if-no, number: "11", text: Why not?, when: yes is no}
- {id: after, number: "12", text: And then?, when: if-no is answered}
"""
GOOD = """\
::: answer yes {choice=yes}
:::

::: answer one {choice=b}
:::

::: answer some {choice="b, A"}
:::

::: answer rank {choice="b, a"}
:::

::: answer many
{{ log.reported }}
:::

::: answer file {file=paper.PDF}
:::

::: answer box
Exactly twenty signs
:::

::: answer brief
Three words – only
:::

::: answer both {choice=a}
Because.
:::

::: answer if-yes
Since then.
:::
"""
MISTAKES = {
    "::: answer none\nx\n:::": ["answers.unknown"],
    "::: answer 7\nx\n:::": ["answers.unknown"],
    "::: answer\nx\n:::": ["directive.argument"],
    '::: answer one choice="a"\n:::': ["answers.empty", "directive.argument"],
    "::: answer one a\n:::": ["answers.empty", "directive.argument"],
    "::: answer one {option=a}\n:::": ["answers.empty", "directive.attribute"],
    "::: answer box\nx\n:::\n\n::: answer box\ny\n:::": ["answers.duplicate"],
    "::: answer box\n::: answer brief\nx\n:::\n:::": ["answers.nested"],
    "::: answer box\n:::": ["answers.empty"],
    "::: answer one {choice=d}\n:::": ["answers.choice"],
    '::: answer one {choice="a, b"}\n:::': ["answers.choice"],
    '::: answer yes {choice="yes, no"}\n:::': ["answers.choice"],
    "::: answer some {choice=a}\n:::": ["answers.choice"],
    '::: answer some {choice="a, b, c"}\n:::': ["answers.choice"],
    '::: answer some {choice="a, a, b"}\n:::': ["answers.choice"],
    '::: answer some {choice="a, none"}\n:::': ["answers.choice"],
    "::: answer rank {choice=a}\n:::": ["answers.choice"],
    "::: answer box {choice=a}\nx\n:::": ["answers.choice"],
    "::: answer both\nBecause.\n:::": ["answers.choice"],
    "::: answer many\nnine\n:::": ["answers.number"],
    "::: answer many\n1\n:::": ["answers.number"],
    "::: answer many {number=21}\n:::": ["answers.number"],
    "::: answer box {number=3}\nx\n:::": ["answers.number"],
    "::: answer file\nOur paper.\n:::": ["answers.file", "answers.text"],
    "::: answer file {file=paper.docx}\n:::": ["answers.file"],
    "::: answer box {file=paper.pdf}\nx\n:::": ["answers.file"],
    "::: answer one {choice=a}\nBecause.\n:::": ["answers.text"],
    "::: answer box\nTwenty-one signs here\n:::": ["answers.length"],
    "::: answer box\nNine signs\n\nand nine\n:::": ["answers.length"],
    "::: answer box\nNineteen signs.^[1]\n:::": ["answers.length"],
    "::: answer brief\nFour words are many\n:::": ["answers.length"],
    "::: answer box\nGood 👍\n:::": ["answers.character"],
    "::: answer box\nSee @sec-far.\n:::\n\n# Far {#sec-far}\n\nx": ["answers.reference"],
    "::: answer if-no\nx\n:::": ["answers.not-asked"],
    "::: answer if-yes\nx\n:::": ["answers.not-asked"],
    "::: answer yes {choice=yes}\n:::\n\n::: answer after\nx\n:::": ["answers.not-asked"],
}


def _place(place: Any, questions: str, body: str) -> list[tuple[str, str]]:
    place.write("submissions/sample/questions.yaml", questions)
    place.text("\n" + body)
    found: list[tuple[str, str]] = place.findings()
    return found


def test_good_answers_are_silent(place: Any) -> None:
    assert _place(place, QUESTIONS, GOOD) == []


@pytest.mark.parametrize("body", MISTAKES)
def test_a_mistake_has_its_code(place: Any, body: str) -> None:
    assert sorted(code for code, _ in _place(place, QUESTIONS, body)) == MISTAKES[body]


def test_a_choice_may_be_written_as_the_portal_shows_it(place: Any) -> None:
    questions = "questions:\n- {id: q, text: t, kind: single choice, options: [{id: x, text: 'Yes, in part; no'}, {id: y, text: No}]}\n"
    assert _place(place, questions, '::: answer q {choice="yes, in part; no"}\n:::') == []


def test_the_hint_tells_the_id_of_a_number(place: Any) -> None:
    _place(place, QUESTIONS, "::: answer 7\nx\n:::")
    _, report = place.check()
    assert [hint.text for one in report for hint in one.hints] == ["question 7 has the id `box`"]


def test_a_limit_holds_to_the_sign(place: Any) -> None:
    """Two paragraphs: EUSurvey counts each of the two line ends between them twice."""
    for first, codes in (("Seven..", []), ("Eight...", ["answers.length"])):
        found = _place(place, QUESTIONS, f"::: answer box\n{first}\n\nand nine.\n:::")
        assert [code for code, _ in found] == codes


REQUIRED = """\
questions:
- {id: a, number: "1", text: "A question, asked at length so that its end will not be seen in a message of one line", required: yes}
- {id: b, text: t, required: yes, declined: We cannot say.}
- {id: c, text: t, required: yes, declined: yes}
- {id: d, text: t, required: yes, when: a is answered}
- {id: e, text: t, declined: For no reason.}
- {id: f, text: t}
"""


def test_what_is_required_is_answered_or_declined_with_a_reason(place: Any) -> None:
    found = _place(place, REQUIRED, "::: answer e\nAll the same.\n:::")
    path = "submissions/sample/questions.yaml"
    assert found == [
        ("answers.missing", f"{path}:2:8"),
        ("answers.declined", f"{path}:4:45"),
        ("answers.declined", f"{path}:6:30"),
    ]


SIGNED = """\
questions:
- {id: a, text: t, status: signed-off, signed-off: {by: Ana, on: 2021-04-01}}
- {id: b, text: t, status: signed-off}
- {id: c, text: t, status: draft, signed-off: Ben}
- {id: d, text: t, owner: Chloé}
- {id: e, text: t, status: reviewed, owner: Dan, when: d is answered and a is answered}
"""


def test_who_has_signed_off(place: Any) -> None:
    body = "".join(f"::: answer {one}\nx\n:::\n\n" for one in "abde")
    _place(place, SIGNED, body)
    _, report = place.check()
    assert [(one.code, str(one.severity), str(one.span.line)) for one in report] == [
        ("answers.sign-off", "error", "3"), ("answers.sign-off", "error", "4"), ("answers.sign-off", "warning", "5"),
    ]  # fmt: skip
    assert report.found[-1].message == "2 answers are not signed off: d, e"


def test_where_nobody_keeps_account_nothing_is_said_of_it(place: Any) -> None:
    assert _place(place, "questions:\n- {id: a, text: t}\n", "::: answer a\nx\n:::") == []


def test_an_answer_without_questions(place: Any) -> None:
    place.text("\n::: answer a\nx\n:::")
    assert [code for code, _ in place.findings()] == ["answers.no-questions"]


def test_a_file_that_is_not_there_is_said_once(place: Any) -> None:
    place.text("\n::: answer a\nx\n:::")
    place.edit("submissions/sample/submission.md", "date:", "questions: asked.yaml\ndate:")
    assert [code for code, _ in place.findings()] == ["file.missing"]


def test_the_parts_of_the_template_are_free_where_others_ask(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", "questions:\n- {id: a, text: t}\n")
    place.text("\n::: answer a\nx\n:::", parts="")
    assert place.findings() == []


def test_everything_in_one_run(place: Any) -> None:
    questions = """\
questions:
- {id: a, text: t, required: yes, max-characters: few}
- {id: b, text: t, kind: yes/no, when: c is yes}
- {id: d, text: t, colour: red}
"""
    body = "::: answer b {choice=maybe}\n:::\n\n::: answer x\nx\n:::\n\n{{ log.removd }}"
    assert [code for code, _ in _place(place, questions, body)] == [
        "answers.missing", "fields.value", "questions.condition", "fields.unknown",
        "answers.choice", "answers.unknown", "values.unknown-measure",
    ]  # fmt: skip


def test_a_portal_has_a_limit_of_its_own(place: Any) -> None:
    for length, codes in ((5000, []), (5001, ["answers.length"])):
        questions = "count: eusurvey\nquestions:\n- {id: a, text: t}\n"
        assert [code for code, _ in _place(place, questions, f"::: answer a\n{'x' * length}\n:::")] == codes


def test_a_long_chain_of_conditions(place: Any) -> None:
    chain = "".join(f"- {{id: q{n}, text: t, required: yes, when: q{n + 1} is answered}}\n" for n in range(1200))
    found = _place(place, f"questions:\n{chain}- {{id: q1200, text: t}}\n", "::: answer q1200\nx\n:::")
    assert [code for code, _ in found] == ["answers.missing"]  # the others are not asked


def test_without_a_citation_style_nothing_is_said_of_answers(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", "questions:\n- {id: a, text: t, required: yes}\n")
    place.text("\n::: answer a\nx\n:::")
    place.edit("submissions/sample/submission.md", "date:", "csl: no-such-style\ndate:")
    assert [code for code, _ in place.findings()] == ["style.unknown"]

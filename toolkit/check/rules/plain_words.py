"""Rule `plain-words`: what a reader stumbles over: acronyms, links that say nothing, text in another language."""

from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.check.form.acronyms import Acronym, unexplained
from toolkit.check.form.language import NAMES, is_other
from toolkit.check.form.links import bare_links, vague_links
from toolkit.check.form.passages import Passage, body_passages
from toolkit.check.form.registers import FORMS, wrong_number
from toolkit.check.rule import Rule, Subject
from toolkit.model.tree import Paragraph
from toolkit.model.walk import plain_text

KNOWN_IN = ("en", "fr", "de", "es")  # the languages in which it is known how acronyms are explained
SHOWN = 12  # acronyms and places that one note names


def _check(subject: Subject, report: Report) -> None:
    passages = tuple(body_passages(subject.document))
    if subject.submission.lang.partition("-")[0].lower() in KNOWN_IN:
        _acronyms(passages, report)
    _links(subject, report)
    _languages(subject, passages, report)
    _numbers(subject, report)


def _acronyms(passages: tuple[Passage, ...], report: Report) -> None:
    found = unexplained(passages)
    if not found:
        return
    never = [one for one in found if one.explained is None]
    late = [one for one in found if one.explained is not None]
    said = [*_listed("never explained", never), *_listed("explained only after the first use", late)]
    hint = (
        "write the name in full where it stands first: “National Centre for Reports (NCR)”; then the letters are enough"
    )
    report.note("words.acronym", f"acronyms {'; '.join(said)}", found[0].used, hint)


def _listed(how: str, acronyms: list[Acronym]) -> Iterator[str]:
    if acronyms:
        more = f" and {len(acronyms) - SHOWN} more" if len(acronyms) > SHOWN else ""
        yield f"{how}: {', '.join(one.text for one in acronyms[:SHOWN])}{more}"


def _links(subject: Subject, report: Report) -> None:
    for link in vague_links(subject.document):
        message = f"a link that only says “{plain_text(link.content)}” tells nobody where it leads"
        hint = "make words of the sentence the link: `[the Committee’s guidelines](https://…)`"
        report.warning("access.link-text", message, link.span, hint)
    bare = bare_links(subject.document)
    if bare:
        often = "a link whose words are" if len(bare) == 1 else f"{len(bare)} links whose words are"
        message = f"{often} an address: people who listen hear it letter by letter"
        report.note(
            "access.link-address", message, bare[0].span, "in Word and HTML words do better: `[the report](https://…)`"
        )


def _languages(subject: Subject, passages: tuple[Passage, ...], report: Report) -> None:
    lang, running = subject.submission.lang, [one for one in passages if isinstance(one.node, Paragraph)]
    other = is_other(lang, " ".join(one.text for one in running))
    if other:
        message = f"`lang` is `{lang}`, but the text seems to be {NAMES[other]}"
        hint = f"write `lang: {other}`: hyphens, spelling, numbers and the words that the toolkit prints follow it"
        report.warning("words.language", message, subject.submission.span("lang"), hint)
        return
    for passage in running:
        _passage(passage, lang, report)


def _passage(passage: Passage, lang: str, report: Report) -> None:
    other = is_other(lang, passage.text)
    if other:
        message = f"this paragraph seems to be {NAMES[other]}, and nothing says so"
        hint = f"put it between `::: {{lang={other}}}` and `:::`, so that it is read out and divided as {NAMES[other]}"
        report.note("words.language", message, passage.node.span, hint)


def _numbers(subject: Subject, report: Report) -> None:
    for field in FORMS:
        for line in subject.submission.fields.get(field, ()):
            if wrong := wrong_number(field, line.text):
                report.warning("words.register-number", wrong, line.span, "look it up in the register")


PLAIN_WORDS = Rule(
    name="plain-words",
    gives=("words.acronym", "access.link-text", "access.link-address", "words.language", "words.register-number"),
    check=_check,
)

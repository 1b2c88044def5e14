"""Papers for venues: one that follows every rule of a pack, and for each rule one that breaks it and nothing else."""

import json
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model.venue import Venue, VenueRule

FRONT = """\
::: block title-block
::: line author
WORDS
:::
::: line title
{{ title }}
:::
{% if subtitle %}
::: line subtitle
{{ subtitle }}
:::
{% endif %}
::: line date
{% for line in fields.state + fields.publication %}{{ line }}\\
{% endfor %}{{ date }}

:::
:::

::: graft body
:::

::: references
:::
"""
TEMPLATE = """\
title: A paper
numbering: {numbering}
outputs: [docx]
fields:
  state: {{explain: the State}}
  publication: {{explain: whether it may be published}}
parts:
  summary: {{title: {{en: Summary, fr: Résumé}}}}
  introduction: {{title: {{en: Introduction, fr: Introduction}}}}
  recommendations: {{title: {{en: Recommendations, fr: Recommandations}}}}
  about: {{title: {{en: Who we are, fr: Qui nous sommes}}}}
"""
THEMES = {
    "fitting": "word-fonts: {{body: {font}, headings: {font}}}\nsizes: {{body: 12}}\n"
    "page: {{width: 215.9, height: 279.4}}\nmargins: {{top: 25.4, right: 25.4, bottom: 25.4, left: 25.4}}\n",
    "courier": "word-fonts: {{body: Courier New, headings: Courier New}}\nsizes: {{body: 9}}\n"
    "page: {{width: 215.9, height: 279.4}}\nmargins: {{top: 25.4, right: 25.4, bottom: 25.4, left: 25.4}}\n",
    "airy": "word-fonts: {{body: {font}, headings: {font}}}\nsizes: {{body: 12}}\nline-height: 2\n",
    "bare": 'word-fonts: {{body: {font}, headings: {font}}}\nsizes: {{body: 12}}\nrunning: {{foot-right: ""}}\n',
}
TOLD = {
    "report": "thematic", "ecosoc-status": "special", "contact-name": "Jane Doe", "contact-email": "jane@example.org",
    "contact-phone": "+61 2 5550 1234", "contact-title": "Director", "session": "46", "agenda-item": "3",
    "petitioner-name": "Jane Doe", "nationality": "Irish", "registered-office-country": "ie",
    "organisation-type": "NGO", "organisation-size": "small", "country": "Ireland",
    "transparency-register": "123456789012-34", "application-number": "2872/02", "case-name": "K.U. v. Finland",
    "signatory-name": "Jane Doe", "submission-type": "general measures", "sent-as": "comment",
    "docket": "EPA-HQ-OAR-2025-0001", "document-of": "secretariat", "address": "1 Main Street",
}  # fmt: skip
LETTER = """\
---
title: A letter
template: cover-letter
addressee: [The Clerk]
salutation: Dear Clerk,
closing: Yours
signed-by: [Jane Doe]
---
Here it is.
"""


class Paper(Struct, frozen=True, kw_only=True):
    """`front`: lines of the front matter; `told`: those below `venue:`; `parts` in their order."""

    told: dict[str, object]
    parts: tuple[tuple[str, str], ...]
    front: dict[str, object]
    theme: str = "fitting"
    numbered: bool = True
    begin: str = "Written evidence submitted by {{ authors }}"
    signatories: str = ""

    def text(self) -> str:
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in self.front.items()]
        venue = json.dumps(self.told, ensure_ascii=False)
        body = "\n".join(_part(name, text) for name, text in self.parts)
        return "\n".join(["---", "template: paper", f"theme: {self.theme}", *lines, f"venue: {venue}", "---", body])

    def files(self, font: str) -> dict[str, str]:
        """All files of the workspace that this paper needs, by their paths."""
        numbering = "paragraphs" if self.numbered else "none"
        folder = "templates/documents/paper"
        files = {
            "submissions/sample/submission.md": self.text(),
            f"{folder}/template.yaml": TEMPLATE.format(numbering=numbering),
            f"{folder}/document.md.j2": FRONT.replace("WORDS", self.begin),
            f"templates/themes/{self.theme}/theme.yaml": "title: T\nextends: sober\n"
            + THEMES[self.theme].format(font=font),
            "submissions/letter/submission.md": LETTER,
        }
        return files | ({"submissions/sample/signatories.csv": self.signatories} if self.signatories else {})


def _part(name: str, text: str) -> str:
    if name == "text":
        return f"\n# Comments on paragraph 36 of the draft\n\n{text}\n"
    return f"\n::: part {name}\n{text}\n:::\n"


def font_of(venue: Venue) -> str:
    return next((rule.text("name") for rule in venue.of_kind("font") if rule.text("name")), "Noto Serif")


def good(venue: Venue) -> Paper:
    """A paper that follows every rule of the venue."""
    told: dict[str, object] = {"id": venue.id}
    told |= {name: TOLD[name] for name in venue.facts if name in TOLD}
    if venue.of_kind("cover-letter"):
        told["cover-letter"] = "letter"
    if any(rule.text("field") == "transparency-register" for rule in venue.rules.values()):
        told["transparency-register"] = TOLD["transparency-register"]
    front: dict[str, object] = {"title": "A paper", "date": "2015-01-10", "lang": "en", "state": "Utopia"}
    front["publication"] = "may be published"
    front["subtitle"] = (
        "By Jane Doe, Director, Example Alliance, jane@example.org, +61 2 5550 1234"
        if any(rule.text("printed") and "contact-name" in rule.texts("needed") for rule in venue.rules.values())
        else "A subtitle"
    )
    parts = (
        ("summary", "- In short.\n- And that is all."),
        ("introduction", "Why we write."),
        ("text", "Paragraph 36 of the draft is right."),
        ("recommendations", 'What follows.\n\n::: recommendation {to="The State"}\nAct on paragraph 36.\n:::'),
        ("about", "We are an alliance."),
    )
    return Paper(told=told, parts=parts, front=front)


def told(paper: Paper, **facts: object) -> Paper:
    """The paper that tells other things; None takes a line away."""
    named = {name.replace("_", "-"): value for name, value in facts.items()}
    return replace(paper, told={name: value for name, value in (paper.told | named).items() if value is not None})


def fronted(paper: Paper, **lines: object) -> Paper:
    return replace(paper, front={name: value for name, value in (paper.front | lines).items() if value is not None})


def with_text(paper: Paper, text: str) -> Paper:
    return replace(paper, parts=tuple((name, text if name == "text" else old) for name, old in paper.parts))


def _longer(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    most = max(int(number) for number in rule.pairs("max").values() or rule.texts("max"))
    return with_text(paper, " ".join(["word"] * (most + 1)))


def _untold(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    """Nobody says what the venue asks for; what is always known, is not printed."""
    if rule.text("printed") and rule.texts("needed")[0] == "author":
        return replace(paper, begin="By somebody")
    known = ("author", "organisation", "address")
    name = next(one for one in rule.texts("needed") if one not in known)
    return fronted(paper, **{name: None}) if name in paper.front else told(paper, **{name: None})


def _misnumbered(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    return told(paper, **{rule.text("field"): "12-345"})


def _disordered(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    if missing := rule.texts("needed"):
        return replace(paper, parts=tuple(one for one in paper.parts if one[0] != missing[0]))
    return replace(paper, parts=paper.parts[::-1])


def _summary(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    if rule.flag("bullets"):
        return replace(paper, parts=(("summary", "In short."), *paper.parts[1:]))
    if over := rule.number("over-pages"):
        parts = (("summary", " ".join(["word"] * 1500)), *paper.parts[1:])
        return with_text(replace(paper, parts=parts), "\n\n".join([" ".join(["word"] * 100)] * int(over * 7)))
    return replace(paper, parts=(*paper.parts[1:], paper.parts[0]))


def _joint(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    rows = "kind,name,consent,standing\norganisation,Blue Group,yes,roster\norganisation,Red Group,yes,general\n"
    signed = {"file": "signatories.csv", "order": "list"}
    return replace(fronted(paper, signatories=signed), signatories=rows)


def _late(paper: Paper, rule: VenueRule, venue: Venue) -> Paper:
    late = fronted(paper, date="2026-11-02")
    return late if rule.texts("on") else told(late, deadline="2026-11-01 12:00")


Broken = Callable[[Paper, VenueRule, Venue], Paper]
BROKEN: dict[str, tuple[str, Broken]] = {  # kind of rule → the code, and the paper that breaks it
    "words": ("venue.words", _longer),
    "characters": ("venue.characters", _longer),
    "pages": (
        "venue.pages",
        lambda paper, rule, venue: with_text(
            paper, "\n\n".join([" ".join(["word"] * 100)] * (int(rule.number("max") or 0) * 7))
        ),
    ),
    "formats": ("venue.format", lambda paper, rule, venue: fronted(paper, outputs=["html"])),
    "languages": (
        "venue.language",
        lambda paper, rule, venue: fronted(paper, lang="de" if venue.id == "un-upr-stakeholder" else "ar"),
    ),
    "fields": ("venue.field", _untold),
    "number": ("venue.number", _misnumbered),
    "opening": ("venue.opening", lambda paper, rule, venue: replace(paper, begin="By {{ authors }}")),
    "parts": ("venue.part", _disordered),
    "summary": ("venue.summary", _summary),
    "numbered-paragraphs": ("venue.paragraphs", lambda paper, rule, venue: replace(paper, numbered=False)),
    "numbered-pages": ("venue.page-numbers", lambda paper, rule, venue: replace(paper, theme="bare")),
    "no-recommendations": ("venue.recommendation", lambda paper, rule, venue: told(paper, stage="loipr")),
    "terms": ("venue.term", lambda paper, rule, venue: with_text(paper, "This shadow\nreport is on paragraph 36.")),
    "emphasis": ("venue.emphasis", lambda paper, rule, venue: with_text(paper, "Paragraph 36 is **bold**.")),
    "font": ("venue.font", lambda paper, rule, venue: replace(paper, theme="courier")),
    "layout": ("venue.layout", lambda paper, rule, venue: replace(paper, theme="airy")),
    "contact": ("venue.contact", lambda paper, rule, venue: with_text(paper, "Write to jane@example.org.")),
    "cover-letter": ("venue.cover-letter", lambda paper, rule, venue: told(paper, cover_letter=None)),
    "joint": ("venue.joint", _joint),
    "confidential": ("venue.confidential", lambda paper, rule, venue: told(paper, confidential="yes")),
    "deadline": ("venue.deadline", _late),
    "paragraph-references": (
        "venue.paragraph-reference",
        lambda paper, rule, venue: replace(
            paper, parts=(("summary", "- Short."), ("recommendations", "We have nothing to recommend."))
        ),
    ),
}

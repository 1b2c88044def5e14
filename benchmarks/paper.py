"""A made-up submission of twelve pages: 4,532 words, 40 notes, 60 sources, 4 tables, 2 charts, 5,000 rows.

It is the same every time. `write_workspace` writes it as ours, `manuscript` gives the same text marked up for pandoc.
"""

import csv
import datetime as dt
import random
from pathlib import Path

WORDS, HEADINGS, CITATIONS, SOURCES, ROWS = 4_532, 95, 40, 60, 5_000
SLUG = "notice-and-action"
TITLE = "Notices, and what becomes of them"
SUBTITLE = "Response to the consultation on notice and action"
PLATFORMS = ("Agora", "Bulletin", "Chatter", "Dailybox", "Echo", "Forum")
CATEGORIES = (
    "hate speech", "incitement", "intimate images", "impersonation",
    "private data", "harassment", "child safety", "fraud",
)  # fmt: skip
SECTIONS = (
    "Who we are and why we answer", "How a notice is sent", "How long a decision takes", "Trusted flaggers",
    "Access to data", "Complaints and redress", "Assessment of risks", "What should follow",
)  # fmt: skip
EXHIBITS = {1: ("platform", True), 2: ("category", True), 4: ("month", False), 5: ("matrix", False)}
CAPTIONS = {
    "platform": "Notices and removals by platform",
    "category": "Notices and removals by category",
    "month": "Notices and removals by month",
    "matrix": "Notices by category and platform",
}

WHO = (
    "The Commission", "The draft guideline", "A provider of an online platform", "Our log of notices",
    "The coordinator", "A person who sends a notice", "The statement of reasons", "Each annual report",
    "An independent body", "The internal complaint",
)  # fmt: skip
DOES = (
    "should say", "does not yet tell", "has often hidden", "must record", "ought to separate", "leaves open",
    "rarely explains", "needs to publish", "cannot replace", "depends on",
)  # fmt: skip
WHAT = (
    "how many notices were decided in time", "which languages its moderators read",
    "what happened to the content afterwards", "the share of decisions that were taken back",
    "who bears the cost of a mistake", "the difference between a notice and a complaint",
    "the rules by which accounts are closed", "how the person who wrote was answered",
    "the errors of automatic detection",
)  # fmt: skip
WHEN = (
    "in every Member State", "before the next report is due", "in a form that can be compared",
    "without a new burden on victims", "as the Court has asked for", "for languages that few people speak",
    "month by month", "within a period that is known in advance",
)  # fmt: skip

DESCRIPTION = """\
name: notices
title: Notices sent to six platforms (made up)
version: "1"
licenses: [{name: CC0-1.0}]
evidence: {unit: notice, sampling: census, synthetic: true, observedUntil: 2026-03-31}
resources:
- name: notices
  path: data/notices.csv
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: no decision}]
    fields:
    - {name: id, type: integer, constraints: {required: true}}
    - {name: platform, type: string, categories: [PLATFORMS], constraints: {required: true}}
    - {name: category, type: string, categories: [CATEGORIES], constraints: {required: true}}
    - {name: sent_on, type: date, constraints: {required: true}}
    - {name: outcome, type: string, categories: [removed, rejected, no answer], constraints: {required: true}}
    - {name: removed_on, type: date}
    - {name: hours, type: number, constraints: {minimum: 0}}
  evidence: {rules: [{field: removed_on, notBefore: sent_on}]}
"""
MEASURES = """\
populations:
  all: {says: notices of 2025}
measures:
  sent: {statistic: count, among: all}
  removed: {statistic: share, among: all, that: {outcome: removed}, interval: wilson 95%}
  hours: {statistic: median, among: all, field: hours, decimals: 1}
  platform:
    {label: Share removed, statistic: share, among: all, that: {outcome: removed}, by: [platform], interval: wilson 95%}
  category:
    {label: Share removed, statistic: share, among: all, that: {outcome: removed}, by: [category], interval: wilson 95%}
  month:
    label: Share removed
    statistic: share
    among: all
    that: {outcome: removed}
    by: [{month: sent_on}]
    interval: wilson 95%
  matrix: {label: Notices, statistic: count, among: all, by: [category, platform]}
"""


# ------------------------------------------------------------------ the text


def _paragraphs() -> list[list[str]]:
    """The paragraphs as lists of sentences: as many words as a submission of twelve pages has."""
    chance, made, words, sentences = random.Random(20260503), list[list[str]](), 0, list[str]()
    most = WORDS - HEADINGS
    while words < most:
        one = " ".join(chance.choice(part) for part in (WHO, DOES, WHAT, WHEN)).split()[: most - words]
        words += len(one)
        sentences.append(" ".join(one) + ".")
        if len(sentences) == 6 or words == most:
            made.append(sentences)
            sentences = []
    return made


def _cited(paragraphs: list[list[str]]) -> list[str]:
    """The paragraphs as text; 40 of them with a citation behind their second sentence."""
    chance, texts = random.Random(40), list[str]()
    marked = {at * (len(paragraphs) - 1) // CITATIONS: at for at in range(CITATIONS)}
    for number, sentences in enumerate(paragraphs):
        if number in marked:
            place = f", p. {chance.randrange(2, 90)}" if marked[number] % 3 else ""
            sentences = [
                sentences[0],
                f"{sentences[1]}[@source{marked[number] * 7 % SOURCES:02}{place}]",
                *sentences[2:],
            ]
        texts.append(" ".join(sentences))
    return texts


def manuscript(exhibits: dict[str, str]) -> str:
    """The text in Markdown. `exhibits`: what stands for the tables (`platform` …) and charts (`platform-chart` …)."""
    texts = _cited(_paragraphs())
    size = len(texts) // len(SECTIONS) + 1
    parts = []
    for number, name in enumerate(SECTIONS):
        body = texts[number * size : (number + 1) * size]
        body.insert(len(body) // 2, f"## What we found on point {number + 1}")
        table, charted = EXHIBITS.get(number, ("", False))
        body += [exhibits[table]] if table else []
        body += [exhibits[f"{table}-chart"]] if charted else []
        parts.append("\n\n".join([f"# {name}", *body]))
    return "\n\n".join(parts) + "\n"


# ------------------------------------------------------------------ sources and rows


def bibliography() -> str:
    """Sixty works of four kinds, as BibTeX."""
    chance = random.Random(60)
    families = ("Abel", "Brandt", "Castillo", "Dumont", "Eriksen", "Farkas", "García", "Horák", "Iversen", "Jovanović")
    given = ("Anna", "Bruno", "Chloé", "David", "Elif", "František")
    subjects = ("Platforms", "Notices", "Moderation", "Online Harm", "Transparency", "Redress")
    works = []
    for at in range(SOURCES):
        authors = " and ".join(f"{chance.choice(families)}, {chance.choice(given)}" for _ in range(1 + at % 3))
        title = f"{chance.choice(subjects)} and {chance.choice(subjects)}: study number {at}"
        fields = {"author": authors, "title": title, "year": str(2008 + at % 17), **_published(at)}
        lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items())
        works.append(f"@{('article', 'book', 'techreport', 'online')[at % 4]}{{source{at:02},\n{lines}\n}}\n")
    return "\n".join(works)


def _published(at: int) -> dict[str, str]:
    if at % 4 == 0:
        return {
            "journal": "Journal of Media Law",
            "volume": str(5 + at),
            "number": "2",
            "pages": f"{at + 1}--{at + 19}",
        }
    if at % 4 == 1:
        return {"publisher": "Example University Press", "address": "Brussels"}
    if at % 4 == 2:
        return {"institution": "Example Observatory", "address": "Paris"}
    return {"url": f"https://example.org/document/{at}", "urldate": "2026-05-03"}


def rows(count: int = ROWS) -> list[list[str]]:
    """The log, with its head."""
    chance, first = random.Random(5_000), dt.date(2025, 1, 1)
    found = [["id", "platform", "category", "sent_on", "outcome", "removed_on", "hours"]]
    for at in range(count):
        platform, category = chance.randrange(6), chance.randrange(8)
        sent = first + dt.timedelta(days=chance.randrange(365))
        removed = chance.random() < 0.25 + 0.09 * platform + 0.02 * category
        hours = 1 + chance.randrange(2_000)
        end = ["removed", str(sent + dt.timedelta(days=hours // 24)), str(hours)]
        other = ["rejected" if chance.random() < 0.6 else "no answer", "", ""]
        found.append([str(at + 1), PLATFORMS[platform], CATEGORIES[category], str(sent), *(end if removed else other)])
    return found


# ------------------------------------------------------------------ as ours


def write_workspace(place: Path, style: str) -> None:
    """Write the submission as a workspace of the toolkit."""
    data = place / "evidence" / "notices"
    folder = place / "submissions" / SLUG
    for each in (data / "data", folder):
        each.mkdir(parents=True, exist_ok=True)
    (place / "toolkit.yaml").write_text("version: 1\norganisation: {name: Example Observatory}\n", encoding="utf-8")
    with (data / "data" / "notices.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows())
    description = DESCRIPTION.replace("PLATFORMS", ", ".join(PLATFORMS)).replace("CATEGORIES", ", ".join(CATEGORIES))
    (data / "datapackage.yaml").write_text(description, encoding="utf-8")
    (data / "measures.yaml").write_text(MEASURES, encoding="utf-8")
    (folder / "references.bib").write_text(bibliography(), encoding="utf-8")
    (folder / "submission.md").write_text(_submission(style), encoding="utf-8")


def _submission(style: str) -> str:
    exhibits = {name: f"::: table log.{name} {{#tbl-{name}}}\n{caption}\n:::" for name, caption in CAPTIONS.items()}
    exhibits |= {
        f"{name}-chart": f"::: figure log.{name} {{#fig-{name} kind=dot}}\nShare of notices that led to a removal\n:::"
        for name in ("platform", "category")
    }
    head = f"""\
---
title: {TITLE}
subtitle: {SUBTITLE}
date: 2026-05-03
lang: en-GB
template: consultation
consultation: Consultation on notice and action
addressee: European Commission
evidence: {{log: notices}}
bibliography: [references.bib]
csl: {style}
---

::: part summary
Of {{{{ log.sent }}}} notices, {{{{ log.removed }}}} led to a removal, half of them within {{{{ log.hours }}}} hours.
:::

"""
    asked = '::: part recommendations\n::: recommendation {to="European Commission"}\nCount every notice.\n:::\n:::\n'
    return f"{head}{manuscript(exhibits)}\n{asked}"

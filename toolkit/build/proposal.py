"""Build: what a person is given to review: datapackage.yaml, measures.yaml and README.md of a new dataset."""

import json
import re
from pathlib import PurePath

from toolkit.base.diagnostic import Report
from toolkit.load.intake.file import Intake
from toolkit.load.intake.scan import Reading
from toolkit.load.intake.statement import Statement
from toolkit.model.evidence import Accession, Snapshot

_PERSONAL = re.compile(
    r"(?:^|_)(?:name|names|surname|email|e_mail|mail|phone|tel|telephone|mobile|address|handle|account|username|user|profile"
    r"|url|link|victim|child|girl|survivor|reporter|complainant|birth|dob|ip)(?:_|$)"
)
_TYPES = {"text": "string"}
_MEANS = {
    "n/a": "not applicable", "na": "not applicable", "#n/a": "not applicable", "n/k": "not known", "?": "not known",
    "unknown": "not known", "[c]": "withheld", "[x]": "not available", "[z]": "not applicable", "[low]": "low",
}  # fmt: skip
_CATEGORIES = 20  # so many different values at most are proposed as a closed list

_DESCRIPTOR = """\
# Proposed from {file}. Read every line marked REVIEW, correct it, and take the mark away.
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: {name}
title: {title}  # REVIEW: what the rows are, where and when
version: "1"
contributors: [{{title: Name of your organisation, roles: [creator]}}]  # REVIEW
sources: [{{title: {source}, path: {original}}}]
licenses: [{{name: other-closed}}]  # REVIEW

evidence:
  unit: record  # REVIEW: what one row is, such as “item reported”
  unitIsPerson: false  # REVIEW: true when a row is a person
  sampling: purposive  # REVIEW: purposive, census, random or published
  synthetic: false  # REVIEW: true when the data are made up

resources:
- name: {resource}
  path: data/{resource}.csv
  hash: sha256:{sha256}
  schema:
{key}    missingValues:
{missing}
    fields:
{fields}
  evidence:
    intake: {intake}
{rules}"""

_MEASURES = """\
# Every number that a document publishes is defined here, once. See docs/writing.md for the statistics.
populations:
  all-rows: {says: records}  # REVIEW: what is counted, where and when, in words that can be printed
measures:
  rows-in-all: {statistic: count, among: all-rows}
"""


def descriptor(intake: Intake, name: str, sha256: str, came: Accession) -> str:
    """The proposed datapackage.yaml. `sha256` is that of the canonical table."""
    file, snapshot = PurePath(came.original).name, came.snapshot
    key = f"    primaryKey: [{', '.join(map(_yaml, intake.key))}]\n" if intake.key else ""
    missing = ['    - {value: "", label: not recorded}']
    missing += [f"    - {{value: {_yaml(mark)}, label: {_means(mark)}}}" for mark in came.stated.get("missing", ())]
    return _DESCRIPTOR.format(
        name=name,
        title=_yaml(name.replace("-", " ").capitalize()),
        file=_yaml(snapshot.source if snapshot else file),
        source=_yaml(snapshot.source if snapshot else file),
        original=_yaml(came.original),
        resource=name,
        sha256=sha256,
        key=key,
        missing="\n".join(missing),
        fields="\n".join(_field(column, intake) for column in intake.columns),
        intake=accession(came),
        rules=_rules(intake),
    )


def accession(came: Accession) -> str:
    """The value of `evidence: {intake: …}`: what `toolkit evidence verify` needs to repeat the intake.

    It is in flow style, so that it can stand in any description, of whatever indentation.
    """
    lines = {"original": _yaml(came.original), "sha256": came.sha256, "like": _yaml(came.like) if came.like else ""}
    stated = {name: _words(words) for name, words in came.stated.items()}
    lines["stated"] = _flow(stated) if stated else ""
    if came.snapshot is not None:
        one = came.snapshot
        taken = {"source": _yaml(one.source), "query": _yaml(one.query), "sha256": one.sha256}
        lines["snapshot"] = _flow({**taken, "taken": json.dumps(one.taken), "rows": str(one.rows)})
    return _flow({name: text for name, text in lines.items() if text}, ",\n        ")


def _flow(entries: dict[str, str], between: str = ", ") -> str:
    return f"{{{between.join(f'{name}: {text}' for name, text in entries.items())}}}"


def _words(words: tuple[str, ...]) -> str:
    return words[0] if words == ("true",) else f"[{', '.join(map(_yaml, words))}]"


def measures() -> str:
    return _MEASURES


def readme(intake: Intake, name: str, came: Accession, said: Statement, report: Report) -> str:
    """What was taken in, how, and what was said about it."""
    options = said.as_options()
    stated = f"\nStated when it was taken in: `{options}`\n" if options else ""
    remarks = "".join(f"- {one.message.strip(' ·:')}\n" for one in report)
    said_then = f"\nSaid about the file then:\n\n{remarks}" if remarks else ""
    return (
        f"# {name}\n\nREVIEW: who collected this, how, from when to when, and what it does not show.\n\n"
        f"`data/` holds {intake.size:,} rows in canonical form (UTF-8, commas, ISO dates), made from\n"
        f"`{came.original}` (SHA-256 {came.sha256}). The original is kept as it came.\n"
        f"{_asked(came.snapshot)}"
        f"It is not published: it may hold more than the table.\n"
        f"{stated}{said_then}"
    )


def _asked(snapshot: Snapshot | None) -> str:
    if snapshot is None:
        return ""
    return f"It is the answer of {snapshot.source} to `{snapshot.query}`, of {snapshot.taken}.\n"


def original_name(path: str) -> str:
    """The name of a file, safe on every system; its letters stay."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "-", PurePath(path).name).strip(" .") or "original"


def _field(column: Reading, intake: Intake) -> str:
    title = f", title: {_yaml(column.title)}" if column.title != column.name else ""
    required = ", constraints: {required: true}" if column.full else ""
    personal = bool(_PERSONAL.search(column.name)) and column.kind == "text"
    listed = "" if personal else _categories(column, intake)
    disclose = ", evidence: {disclose: never}" if personal else ""
    note = "  # REVIEW: it may identify people, so it is never shown" if personal else ""
    note = "  # REVIEW: are these all the values there can be?" if listed else note
    kind = _TYPES.get(column.kind, column.kind)
    return f"    - {{name: {_yaml(column.name)}, type: {kind}{title}{listed}{required}{disclose}}}{note}"


def _categories(column: Reading, intake: Intake) -> str:
    """A closed list, where the values are few and come again and again."""
    few = column.few
    if column.kind != "text" or column.name in intake.key or not 1 < len(few) <= _CATEGORIES:
        return ""
    if 3 * len(few) > intake.size or any(len(text) > 60 or "\n" in text for text in few):
        return ""
    return f", categories: [{', '.join(map(_yaml, sorted(few)))}]"


def _rules(intake: Intake) -> str:
    if not intake.order:
        return ""
    rules = (f"  - {{field: {_yaml(later)}, notBefore: {_yaml(earlier)}}}" for later, earlier in intake.order)
    return "    rules:  # REVIEW: what one date says about another\n" + "".join(f"  {rule}\n" for rule in rules)


def _means(mark: str) -> str:
    return _MEANS.get(mark.lower(), "no value")


def _yaml(text: str) -> str:
    """A scalar; in quotes where a reader of YAML could take it for anything but this text."""
    plain = re.fullmatch(r"[^\W\d_][\w .–/-]*", text) and not text.endswith(" ")
    if plain and text.lower() not in ("true", "false", "yes", "no", "null", "on", "off", "y", "n"):
        return text
    return json.dumps(text, ensure_ascii=False)

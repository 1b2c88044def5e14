"""Build: a copy of a source comes in: the file beside the others, its fingerprint into sources.yaml, comments kept."""

import datetime as dt
import json
import re
from pathlib import Path

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.digest import digest
from toolkit.base.memo import forgetful
from toolkit.base.records import Items, Mapping, Record, Scalar, plain
from toolkit.base.source import Source, Span
from toolkit.base.yaml_text import read_yaml
from toolkit.build.files import write_files
from toolkit.build.sources import report_unknown, whole_bibliography
from toolkit.load.sources.register import FOLDER, REGISTER, file_stem, load_sources, read_register
from toolkit.load.sources.texts import SUFFIXES, read_text
from toolkit.load.submission import load_submission
from toolkit.load.workspace import load_workspace

_SUFFIX = {"htm": "html", "markdown": "md"}


def add_copy(
    path: str,
    key: str,
    file: str,
    report: Report,
    *,
    seen: str = "",
    archived: str = "",
    lang: str = "",
    replace: bool = False,
) -> tuple[str, ...]:
    """Copy `file` to evidence/sources/ as a copy of the source `key` of the submission at `path`.

    Returns the files that were written, relative to the workspace. `seen` (YYYY-MM-DD) is today unless it is said.
    `lang`: one of several languages of the source. `Failure`, and nothing written, after an error.
    """
    workspace = load_workspace(path, report)
    submission, _ = load_submission(path, workspace, report)
    bibliography = whole_bibliography(submission, workspace.root)
    if key not in bibliography.keys:
        report_unknown(key, bibliography, report)
    data = _read(file, report)
    name = ".".join(part for part in (file_stem(key), lang, _suffix(file, report)) if part)
    target = Path(workspace.root, FOLDER, name)
    if target.is_file() and digest(target.read_bytes()) != digest(data) and not replace:
        message = f"there is a copy of `{key}` already: {FOLDER}/{name}"
        report.error(
            "sources.taken", message, _place(f"{FOLDER}/{name}"), "`--replace` takes the new file in its place"
        )
    fields = _dates(seen, archived, report)
    if data and not report.failed:  # a copy that nobody can read is said now, not at the first quotation
        read_text(f"{FOLDER}/{name}", data, forgetful, report)
    if report.failed:
        raise Failure
    copies = {**_known(workspace.root, key), name: digest(data)}
    fields |= {"file": _flow(tuple(copies)), "sha256": _flow(tuple(copies.values()))}
    register = read_register(workspace.root)
    text = with_entry(register, key, fields, report)
    files = {target: data, Path(workspace.root, FOLDER, REGISTER): text.encode()}
    try:
        write_files(files)
    except OSError as error:
        report.error("build.folder", f"{FOLDER} cannot be written: {error.strerror}", _place(FOLDER))
        raise Failure from error
    return tuple(one.relative_to(workspace.root).as_posix() for one in files)


def _place(path: str) -> Span:
    return Source(path=path, text="").span()


def _read(file: str, report: Report) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        report.error("file.missing", f"the file `{file}` cannot be read: {error.strerror}", _place(file))
        return b""


def _suffix(file: str, report: Report) -> str:
    suffix = Path(file).suffix.lower().removeprefix(".")
    suffix = _SUFFIX.get(suffix, suffix)
    if suffix not in SUFFIXES:
        message = f"a file `.{suffix}` cannot be compared with a quotation" if suffix else "this file has no suffix"
        report.error("sources.kind", message, _place(file), "save it as .txt, .md, .html or .pdf")
    return suffix


def _dates(seen: str, archived: str, report: Report) -> dict[str, str]:
    try:
        date = dt.date.fromisoformat(seen) if seen else dt.date.today()
    except ValueError:
        report.error("fields.value", f"`seen` is `{seen}`; it must be a date", _place("--seen"), "write YYYY-MM-DD")
        return {}
    if archived and not archived.startswith(("https://", "http://")):
        message = f"`archived` is `{archived}`; it must be the address of a web page"
        report.error("fields.value", message, _place("--archived"), "write https://web.archive.org/web/…")
    return {"seen": date.isoformat()} | ({"archived": _yaml(archived)} if archived else {})


def _known(root: str, key: str) -> dict[str, str]:
    """The copies that there are, with their fingerprints as they are now."""
    kept = load_sources(root, (key,), (), forgetful, Report()).kept.get(key)
    files = [Path(root, FOLDER, name) for name in (kept.files if kept else ())]
    return {file.name: digest(file.read_bytes()) for file in files if file.is_file()}


# ------------------------------------------------------------------ sources.yaml


def with_entry(register: Source, key: str, fields: dict[str, str], report: Report) -> str:
    """Return the text of sources.yaml with these fields of the entry `key`; all else in it stays, letter by letter.

    The values are YAML already. `Failure` where the file is written in a way that cannot be edited.
    """
    mistakes = len(report.found)
    mapping = read_yaml(register, report)
    if len(report.found) > mistakes:
        raise Failure
    entry = mapping.get(key)
    text = register.text
    if entry is None:
        text = _appended(text, key, fields)
    else:
        where = next(name for name, _ in mapping.entries if name.text == key)
        for edit in sorted(_edits(entry, where, fields, text), reverse=True):
            text = text[: edit[0]] + edit[2] + text[edit[1] :]
    _assert_written(text, key, fields, register, report)
    return text


def _appended(text: str, key: str, fields: dict[str, str]) -> str:
    before = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{before}{_yaml(key)}:\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())


Edit = tuple[int, int, str]


def _edits(entry: Record, key: Scalar, fields: dict[str, str], text: str) -> list[Edit]:
    """What is replaced, and what is put in front of the first field: (start, end, new text)."""
    if not isinstance(entry, Mapping) or not entry.entries:
        return [_filled(entry, key, fields, text)]
    written = {name.text: value for name, value in entry.entries}
    edits = [_replaced(written[name], value) for name, value in fields.items() if name in written]
    first = entry.entries[0][0].span
    flow = entry.span.excerpt.startswith("{")
    behind = ", " if flow else "\n" + " " * (first.column - 1)
    new = "".join(f"{name}: {value}{behind}" for name, value in fields.items() if name not in written)
    return [*edits, *([(first.start, first.start, new)] if new else [])]


def _replaced(value: Record, new: str) -> Edit:
    start = value.span.start
    if isinstance(value, Items) and not value.span.excerpt.startswith("["):
        return start, start + len(value.span.excerpt.rstrip()), new
    return start, value.span.end, new


def _filled(entry: Record, key: Scalar, fields: dict[str, str], text: str) -> Edit:
    """An entry that says nothing yet: `key:` or `key: {}`."""
    start = text.index(":", key.span.end) + 1
    end = entry.span.end if isinstance(entry, Mapping) else start
    indent = "\n" + " " * (key.span.column + 1)
    return start, end, "".join(f"{indent}{name}: {value}" for name, value in fields.items())


def _assert_written(text: str, key: str, fields: dict[str, str], register: Source, report: Report) -> None:
    """The file is read again: nothing is written that would not say what it should."""
    again = Report()
    mapping = read_yaml(Source(path=register.path, text=text), again)
    entry = mapping.get(key)
    said = plain(entry) if isinstance(entry, Mapping) else {}
    wanted = plain(
        read_yaml(Source(path="", text="\n".join(f"{name}: {value}" for name, value in fields.items())), Report())
    )
    if again.found or not isinstance(said, dict) or not isinstance(wanted, dict) or said | wanted != said:
        hint = "write each source as `key:` and, indented below it, one line for each field"
        report.error(
            "yaml.syntax",
            f"the entry `{key}` cannot be changed in the form in which it is written",
            register.span(),
            hint,
        )
        raise Failure


def _flow(values: tuple[str, ...]) -> str:
    return _yaml(values[0]) if len(values) == 1 else f"[{', '.join(map(_yaml, values))}]"


def _yaml(text: str) -> str:
    plain_word = re.fullmatch(r"[A-Za-z0-9][\w./-]*(?::[\w./-]+)*", text)
    return (
        text
        if plain_word and text.lower() not in ("true", "false", "yes", "no", "null", "on", "off")
        else json.dumps(text)
    )

"""Load, signatories: signed-texts.yaml and signatories.decisions.yaml beside a submission; none is an empty one."""

from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping, Record
from toolkit.base.yaml_text import read_yaml
from toolkit.load.text import read_source
from toolkit.model.people import Decision, SignedText

TEXTS = "signed-texts.yaml"
DECISIONS = "signatories.decisions.yaml"


def load_signed_texts(root: str, folder: str, report: Report) -> tuple[SignedText, ...]:
    """The texts that were given out for signing, in the order in which they were."""
    texts = [_text(entry, report) for entry in _entries(root, f"{folder}/{TEXTS}", "texts", report)]
    known = {text.digest for text in texts}
    for text in texts:
        if text.before and text.before not in known:
            report.error("fields.value", f"no text of this file has the digest `{text.before}`", text.span)
    return tuple(texts)


def load_decisions(root: str, folder: str, report: Report) -> tuple[Decision, ...]:
    """What was decided about rows that look alike."""
    entries = _entries(root, f"{folder}/{DECISIONS}", "decisions", report)
    return tuple(filter(None, (_decision(entry, report) for entry in entries)))


def _entries(root: str, path: str, name: str, report: Report) -> tuple[Mapping, ...]:
    if not Path(root, path).is_file():
        return ()
    source = read_source(root, path, report, None)
    if source is None:
        return ()
    fields = Fields(read_yaml(source, report), report, Path(path).name)
    entries = fields.items(name, required=True)
    fields.finish()
    return tuple(filter(None, (_mapping(entry, name, report) for entry in entries)))


def _mapping(entry: Record, name: str, report: Report) -> Mapping | None:
    if isinstance(entry, Mapping):
        return entry
    report.error("fields.value", f"each of `{name}` must be lines of the form `name: value`", entry.span)
    return None


def _text(entry: Mapping, report: Report) -> SignedText:
    fields = Fields(entry, report, "a signed text")
    text = SignedText(
        digest=fields.text("digest", required=True),
        on=fields.text("on"),
        before=fields.text("before"),
        editorial=fields.text("editorial"),
        span=entry.span,
    )
    if bool(text.before) != bool(text.editorial):
        message = "`before` and `editorial` belong together: the text before, and why this one says the same"
        report.error("fields.value", message, entry.span)
    fields.finish()
    return text


def _decision(entry: Mapping, report: Report) -> Decision | None:
    fields = Fields(entry, report, "a decision")
    these, are = fields.texts("these", required=True), fields.choice("are", ("same", "different"), required=True)
    keep, why = fields.text("keep"), fields.text("why")
    fields.finish()
    if len(these) < 2:
        report.error("fields.value", "`these` are the ids of two or more rows", fields.span("these"))
        return None
    if are == "same" and keep not in these:
        message = f"`keep` is `{keep}`; it must be one of `these`" if keep else "`keep` says which row is printed"
        report.error("fields.value", message, fields.span("keep"), f"keep: {these[0]}")
        return None
    return Decision(these=these, same=are == "same", keep=keep, why=why, span=entry.span) if are else None

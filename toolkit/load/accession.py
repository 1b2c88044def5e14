"""Load: what a descriptor says about the way in which a table came in: original, statement, query."""

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping
from toolkit.load.intake.statement import STATED
from toolkit.model.evidence import Accession, Snapshot


def read_accession(mapping: Mapping | None, report: Report) -> Accession | None:
    """Read `evidence: {intake: {original: …, sha256: …, stated: …, snapshot: …}}` of a resource."""
    if mapping is None:
        return None
    fields = Fields(mapping, report, "`intake` of a resource")
    accession = Accession(
        original=fields.text("original", required=True),
        sha256=fields.text("sha256", required=True).removeprefix("sha256:"),
        stated=_stated(fields.mapping_at("stated"), report),
        like=fields.text("like"),
        corrected=fields.text("corrected"),
        snapshot=_snapshot(fields.mapping_at("snapshot"), report),
        span=mapping.span,
    )
    fields.finish()
    return accession if accession.original else None


def _stated(mapping: Mapping | None, report: Report) -> dict[str, tuple[str, ...]]:
    if mapping is None:
        return {}
    fields = Fields(mapping, report, "`stated` of an intake")
    stated = {name: fields.texts(name) for name in STATED if mapping.get(name) is not None}
    fields.finish(also=STATED)
    return stated


def _snapshot(mapping: Mapping | None, report: Report) -> Snapshot | None:
    if mapping is None:
        return None
    fields = Fields(mapping, report, "`snapshot` of an intake")
    snapshot = Snapshot(
        source=fields.text("source", required=True),
        query=fields.text("query", required=True),
        sha256=fields.text("sha256", required=True).removeprefix("sha256:"),
        taken=fields.text("taken"),
        rows=fields.integer("rows"),
    )
    fields.finish()
    return snapshot

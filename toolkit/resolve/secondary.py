"""Resolve: works that were read in another one (`via`), which must be in the bibliography; no circle may close."""

from collections.abc import Iterable

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.model.citation import Bibliography, Cite, Work


def check_those_read(cites: Iterable[Cite], bibliography: Bibliography, report: Report) -> None:
    """Report once for each work that the cites lead to what is wrong with its `via` (`bibliography.via`)."""
    works = {key: bibliography.works.get(key) for cite in cites for key in bibliography.chain(cite)}
    told = set[str]()
    for work in works.values():
        if work is None or work.via is None or work.key in told:
            continue
        circle = _circle(work, bibliography)
        told |= set(circle)
        if circle:
            steps = ", ".join(f"`{key}` in `{via}`" for key, via in zip(circle, (*circle[1:], circle[0]), strict=True))
            message = f"nobody can have read these works in each other: {steps}"
            hint = "delete the field `via` of the work that you have seen yourself"
            report.error("bibliography.via", message, work.via.span, hint)
        elif work.via.key not in bibliography.keys:
            message = f"`{work.key}` was read in `{work.via.key}`, and no bibliography file has such an entry"
            report.error("bibliography.via", message, work.via.span, did_you_mean(work.via.key, bibliography.keys))


def _circle(work: Work, bibliography: Bibliography) -> tuple[str, ...]:
    """The keys of a circle that begins and ends with the work; () where there is none."""
    keys = bibliography.chain(Cite(key=work.key, span=work.span))
    last = bibliography.works.get(keys[-1])
    return keys if last and last.via and last.via.key == work.key else ()

"""Build: the account of a number as JSON, one record for each number (`toolkit trace --format json`)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import toolkit
from toolkit.build.account import Account, Rows, Terms
from toolkit.measure.origins.rows import cut_of
from toolkit.model.citation import Work
from toolkit.model.definition import Cited
from toolkit.model.evidence import EVERY, Dataset


def account_record(account: Account, terms: Terms) -> dict[str, object]:
    """Return the account as JSON. What is empty is left out; in the cell of a total stands null for all labels."""
    statistic = account.statistic
    cut = cut_of(statistic, account.cut) if account.cut else statistic
    interval = cut.interval if cut else None
    record = {
        "name": account.name,
        "shown": list(dict.fromkeys(one.text for one in account.printed)),
        "places": [dict(_place(one.text, one.where, str(one.span))) for one in account.printed],
        "measure": f"{statistic.dataset}.{statistic.measure}",
        "cell": [None if label == EVERY else label for label in account.cut],
        "label": statistic.label,
        "kind": statistic.kind,
        "unit": statistic.unit,
        "value": None if account.value is None else str(account.value),
        "n": account.n,
        "of": account.of,
        "hidden": account.hidden,
        "interval": [float(end) for end in interval] if interval else None,
        "level": str(statistic.level) if statistic.level is not None else None,
        "population": statistic.population,
        "means": account.definition,
        "definition_sha256": statistic.definition,
        "roles": [_rows(rows, account, terms) for rows in account.rows],
        "cited": _cited(account.cited, account.works) if account.cited else None,
        "list": dict(zip(("path", "sha256"), account.list_file, strict=True)) if account.list_file[0] else None,
        "evidence": _dataset(account.dataset) if account.dataset else None,
        "synthetic": statistic.synthetic,
        "public": terms.public,
        "toolkit": toolkit.__version__,
    }
    return {
        name: each for name, each in record.items() if each is not None and each is not False and each not in ("", [])
    }


def _place(text: str, where: str, span: str) -> Iterator[tuple[str, object]]:
    file, line, column = span.rsplit(":", 2)
    yield from (("text", text), ("file", file), ("line", int(line)), ("column", int(column)))
    if where:
        yield "where", where


def _rows(rows: Rows, account: Account, terms: Terms) -> dict[str, object]:
    assert account.dataset is not None
    record: dict[str, object] = {
        "role": rows.role,
        "dataset": account.dataset.name,
        "version": account.dataset.version,
        "resource": rows.resource,
        "file": rows.path,
        "file_sha256": rows.sha256,
        "filter": rows.where,
        "filter_in_words": rows.filter,
        "n_rows": rows.n,
    }
    if rows.seal:
        record["rows_hmac_sha256"] = rows.seal
    if not terms.public:
        record["rows"] = [{rows.counted: row.line, **({"key": row.key} if row.key else {})} for row in rows.told]
    return record


def _dataset(dataset: Dataset) -> dict[str, object]:
    about = dataset.about
    return {
        "title": dataset.title,
        "version": dataset.version,
        "unit": dataset.unit,
        "sampling": dataset.sampling,
        "synthetic": dataset.synthetic,
        "contributors": [one.title for one in about.contributors],
        "sources": [{"title": one.title, **({"path": one.path} if one.path else {})} for one in about.sources],
        "licences": [one.title for one in about.licences],
    }


def _cited(cited: Cited, works: Mapping[str, Work]) -> dict[str, object]:
    said: dict[str, object] = {
        "value": str(cited.value),
        "unit": cited.unit,
        "qualifier": cited.qualifier,
        "means": cited.means,
        "denominator": cited.denominator,
        "denominator_is": cited.denominator_is,
        "place": cited.place,
        "from": _text(cited.start),
        "to": _text(cited.end),
        "source": cited.source,
        "source_in_words": work_text(cited.source, works),
        "via": cited.via,
        "via_in_words": work_text(cited.via, works) if cited.via else "",
        "quote": cited.quote,
        "seen": _text(cited.seen),
        "vintages": [
            {"value": _text(one.value), "seen": _text(one.seen), "source": one.source} for one in cited.vintages
        ],
    }
    return {name: each for name, each in said.items() if each not in ("", [])}


def _text(value: dt.date | Decimal | None) -> str:
    return "" if value is None else str(value)


def work_text(key: str, works: Mapping[str, Work]) -> str:
    """A work of the bibliography in one line: who, what, when, where on the net; its key where it is not there."""
    work = works.get(key)
    if work is None:
        return key
    csl = work.csl
    parts = (
        _names(csl.get("author")),
        csl.get("title"),
        csl.get("publisher"),
        _year(csl.get("issued")),
        csl.get("URL"),
    )
    return re.sub("<[^>]*>", "", ", ".join(str(part) for part in parts if part)) or key


def _names(authors: object) -> str:
    names = [one for one in authors if isinstance(one, Mapping)] if isinstance(authors, list | tuple) else []
    return ", ".join(str(one.get("literal") or one.get("family") or "") for one in names)


def _year(issued: object) -> str:
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list | tuple) and parts else ()
    return str(first[0]) if isinstance(first, list | tuple) and first else ""

"""Build: a dataset in numbers as lines for a terminal, and as JSON."""

from toolkit.build.catalogue import LANG, Figure
from toolkit.build.layout import bars, columns_of, field_lines, number_of, wrapped
from toolkit.build.profile import ColumnProfile, Profile, TableProfile
from toolkit.measure.statistics.groups import first_day
from toolkit.measure.words.attributes import level_text
from toolkit.measure.words.dates import period_text
from toolkit.measure.words.labels import cell_text, label_text
from toolkit.measure.words.languages import language_of
from toolkit.model.evidence import EVERY, Cut, Statistic

CELLS = 12  # of a table, where not only that measure was asked for


def profile_text(profile: Profile, width: int) -> str:
    dataset = profile.dataset
    made_up = " · made up as an example" if dataset.synthetic else ""
    parts = ["\n".join(wrapped(f"{dataset.title} ({dataset.name}, version {dataset.version}){made_up}", width))]
    parts += [_table(table, width) for table in profile.tables]
    parts += ["\n".join(["Measures", *_measures(profile, width)])] if profile.figures else []
    return "\n\n".join(parts)


def _table(table: TableProfile, width: int) -> str:
    lines = [f"Table {table.name}: {number_of(table.rows, 'row')}"]
    for column in table.columns:
        lines += ["", *_column(column, table.rows, width)]
    if table.course:
        course = [(period_text(first_day(period), table.per, language_of(LANG)), rows) for period, rows in table.course]
        lines += ["", f"  Rows by {table.per} ({table.by})", *bars(course, width)]
    return "\n".join(lines)


def _column(one: ColumnProfile, rows: int, width: int) -> list[str]:
    column = one.column
    head = f"  {column.name} ({column.type}) · {column.title}"
    if column.disclose == "never":
        facts = [f"{one.known:,} known", f"{one.distinct:,} different", "never shown"]
        return [*wrapped(head, width, rest="  "), *field_lines([("", " · ".join(facts))], width, 6)]
    facts = [f"{one.known:,} of {rows:,} known"]
    facts += [f"{number:,} {label}" for label, number in one.missing.items()]
    facts += ["all different" if one.distinct == one.known > 1 else f"{one.distinct:,} different"] if one.known else []
    lines = [*wrapped(head, width, rest="  "), *field_lines([("", " · ".join(facts))], width, 6)]
    if one.least:
        lines += field_lines([("", f"least {one.least} · median {one.median} · most {one.most}")], width, 6)
    lines += bars(one.top, width)
    return lines + ([f"      and {one.others:,} more"] if one.top and one.others else [])


# ------------------------------------------------------------------ measures


def _measures(profile: Profile, width: int) -> list[str]:
    single = [one for one in profile.figures if one.statistic is None or not one.statistic.dimensions]
    tables = [one for one in profile.figures if one not in single]
    rows = [(one.measure.name, one.shown, _interval(one), one.measure.label) for one in single]
    lines = columns_of(rows, width)
    most = CELLS if profile.tables else 10_000
    for one in tables:
        lines += [
            "",
            *wrapped(f"{one.measure.name} · {one.measure.label}", width, "  ", "    "),
            *_cells(one, most, width),
        ]
    return lines


def _interval(figure: Figure) -> str:
    statistic = figure.statistic
    if statistic is None or not figure.interval:
        return (
            f"{statistic.n:,} of {statistic.of:,}" if statistic and statistic.kind == "share" and statistic.of else ""
        )
    of = f"{statistic.n:,} of {statistic.of:,}; " if statistic.kind == "share" and statistic.of else ""
    return f"{of}{level_text(statistic, language_of(LANG))}: {figure.interval}"


def _cells(figure: Figure, most: int, width: int) -> list[str]:
    statistic = figure.statistic
    if statistic is None:
        return []
    shown = [cut for cut in statistic.cuts if cut.value is not None or cut.hidden]
    rows = [(", ".join(labels(statistic, cut)), _cell(cut, statistic)) for cut in shown[:most]]
    more = len(shown) - len(rows)
    name = f"toolkit evidence stats {statistic.dataset} {statistic.measure}"
    return columns_of(rows, width, 6) + ([f"      and {more:,} more: {name}"] if more else [])


def _cell(cut: Cut, statistic: Statistic) -> str:
    text = cell_text(cut, statistic, LANG)
    return f"{text} ({cut.n:,} of {cut.of:,})" if cut.n is not None and cut.of is not None else text


def labels(statistic: Statistic, cut: Cut) -> list[str]:
    pairs = zip(cut.key, statistic.dimensions, strict=True)
    return ["all" if one == EVERY else label_text(one, dimension, LANG) for one, dimension in pairs]


# ------------------------------------------------------------------ JSON


def profile_record(profile: Profile) -> dict[str, object]:
    dataset = profile.dataset
    return {
        "name": dataset.name,
        "title": dataset.title,
        "version": dataset.version,
        "synthetic": dataset.synthetic,
        "tables": [_table_record(table) for table in profile.tables],
        "measures": [{**one.record(), **_cell_records(one)} for one in profile.figures],
    }


def _table_record(table: TableProfile) -> dict[str, object]:
    record: dict[str, object] = {
        "name": table.name,
        "rows": table.rows,
        "columns": [_column_record(one) for one in table.columns],
    }
    if table.course:
        record["course"] = {"column": table.by, "per": table.per, "rows": dict(table.course)}
    return record


def _column_record(one: ColumnProfile) -> dict[str, object]:
    column = one.column
    record: dict[str, object] = {"name": column.name, "type": column.type, "disclose": column.disclose}
    record |= {"known": one.known, "distinct": one.distinct}
    if column.disclose == "never":
        return record
    more: dict[str, object] = {"missing": dict(one.missing), "least": one.least, "median": one.median, "most": one.most}
    more |= {"top": dict(one.top), "others": one.others if one.top else 0}
    return record | {name: each for name, each in more.items() if each}


def _cell_records(figure: Figure) -> dict[str, object]:
    statistic = figure.statistic
    if statistic is None or not statistic.dimensions:
        return {}
    cells = [
        {"cell": labels(statistic, cut), "shown": cell_text(cut, statistic, LANG)}
        for cut in statistic.cuts
        if cut.value is not None or cut.hidden
    ]
    return {"cells": cells}

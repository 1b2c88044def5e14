"""Resolve, appendix: the figures of a dataset: what they are about, what each one counts, its value and its rows."""

from fractions import Fraction

from msgspec.structs import replace

from toolkit.measure.exhibits.table import table_of
from toolkit.measure.origins.inventory import rows_of_population
from toolkit.measure.statistics.hiding import FEW_PERSONS
from toolkit.measure.words.attributes import level_text
from toolkit.measure.words.format import fewer_text, interval_text, text_of
from toolkit.measure.words.labels import capital, grouped_by
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.naming import Naming
from toolkit.measure.words.numbers import number_text
from toolkit.measure.words.wording import definition_text
from toolkit.model.citation import Cite
from toolkit.model.definition import Cited, Measure, Population, populations_of
from toolkit.model.evidence import Origin, Statistic
from toolkit.model.tree import Block, Blocks, Citation, Inlines, Reference, Table
from toolkit.resolve.appendix.exhibit import Exhibit

_PARTS = ("numerator", "exposure")  # rows that are among those of another origin, or that are not what is counted


def figures(exhibit: Exhibit) -> Blocks:
    """The populations, then each figure with its definition, then those that others published, then the tables."""
    computed = [one for one in exhibit.told if not isinstance(one[0].definition, Cited) and not _is_table(one, exhibit)]
    cited = [one for one in exhibit.told if isinstance(one[0].definition, Cited)]
    tables = _captioned([one for one in exhibit.told if _is_table(one, exhibit)], exhibit)
    return (
        *_under("populations", _populations(exhibit), exhibit),
        *_under("figures", _computed(computed, exhibit), exhibit),
        *_under("published-figures", _published(cited, exhibit), exhibit),
        *_under("tables", tuple(_table(*table, exhibit) for table in tables), exhibit),
    )


def _under(heading: str, blocks: Blocks, exhibit: Exhibit) -> Blocks:
    return (exhibit.heading(exhibit.say(heading), 1), *blocks) if blocks else ()


def _is_table(one: tuple[Measure, Statistic], exhibit: Exhibit) -> bool:
    """Several numbers, which the document does not show as a table already."""
    measure, statistic = one
    several = bool(statistic.dimensions) or len(statistic.estimates) > 1
    return several and measure.name not in exhibit.printed


# ------------------------------------------------------------------ populations


def _populations(exhibit: Exhibit) -> Blocks:
    """How many persons belong to a population is left out: from that, a number hidden elsewhere could be worked out."""
    used = {name for measure, _ in exhibit.told for name in populations_of(measure.definition)}
    rows = [_population(one, exhibit) for name, one in exhibit.dataset.populations.items() if name in used]
    heads = tuple(exhibit.say(name) for name in ("population-head", "belongs", "rows"))
    columns = 2 if exhibit.dataset.unit_is_person else 3
    return (exhibit.table(heads[:columns], [row[:columns] for row in rows], (2,)),) if rows else ()


def _population(population: Population, exhibit: Exhibit) -> tuple[Inlines, ...]:
    belonging = Naming(exhibit.dataset, exhibit.lang).belonging(population) or exhibit.say("all-rows")
    return exhibit.text(capital(population.says)), exhibit.text(capital(belonging)), _size(population, exhibit)


def _size(population: Population, exhibit: Exhibit) -> Inlines:
    if exhibit.dataset.unit_is_person:
        return ()
    setting = exhibit.setting
    statistic = rows_of_population(exhibit.dataset, population.name, setting.scope.engine, setting.report)
    if statistic is None:
        return ()
    return exhibit.value(text_of(statistic, language_of(exhibit.lang)), statistic, statistic.measure)


# ------------------------------------------------------------------ figures that are computed


def _computed(told: list[tuple[Measure, Statistic]], exhibit: Exhibit) -> Blocks:
    if not told:
        return ()
    rows = [_figure(measure, statistic, exhibit) for measure, statistic in told]
    heads = tuple(exhibit.say(name) for name in ("figure-head", "value-head", "definition-head", "rows"))
    return (exhibit.table(heads, rows, (1, 3)),)


def _figure(measure: Measure, statistic: Statistic, exhibit: Exhibit) -> tuple[Inlines, ...]:
    return (
        exhibit.text(capital(measure.label)),
        _value(measure, statistic, exhibit),
        exhibit.text(_definition(measure, exhibit)),
        _rows(measure, statistic, exhibit),
    )


def _definition(measure: Measure, exhibit: Exhibit) -> str:
    return " ".join(filter(None, (definition_text(measure, exhibit.dataset, exhibit.lang, brief=True), measure.note)))


def _value(measure: Measure, statistic: Statistic, exhibit: Exhibit) -> Inlines:
    """The number with its interval; of a table, where it stands."""
    language = language_of(exhibit.lang)
    if measure.name in exhibit.printed:
        return (Reference(target=exhibit.printed[measure.name], kind="table", span=exhibit.span),)
    number = _printed(measure, statistic, exhibit)
    if not statistic.interval:
        return number
    level = language.phrases["interval-of"].format(level=level_text(statistic, language))
    ends = exhibit.value(interval_text(statistic, language), statistic, measure.name, "interval")
    return (*number, *exhibit.text(f" ({level}: "), *ends, *exhibit.text(")"))


def _printed(measure: Measure, statistic: Statistic, exhibit: Exhibit) -> Inlines:
    """The number as documents print it, in one line: “about 23,000”."""
    text = text_of(statistic, language_of(exhibit.lang)).replace(" ", "\u00a0")
    return exhibit.value(text, statistic, measure.name)


def _rows(measure: Measure, statistic: Statistic, exhibit: Exhibit) -> Inlines:
    """How many rows it stands on: of a share “3 of 100”; of persons never how many a few are."""
    n, of = statistic.n, statistic.of
    person = exhibit.dataset.unit_is_person
    if statistic.kind in ("share", "time_to_event") and n is not None and of is not None and not person:
        parts = {
            "n": _number(n, statistic, measure, "n", exhibit),
            "of": _number(of, statistic, measure, "of", exhibit),
        }
        return exhibit.filled(language_of(exhibit.lang).phrases["of"].replace(" ", "\u00a0"), **parts)
    origins = [origin for origin in statistic.origins if origin.role.rpartition(" ")[2] not in _PARTS]
    numbers = [_counted(origin, statistic, measure, exhibit) for origin in origins]
    apart = exhibit.text(exhibit.say("also"))
    return tuple(inline for at, number in enumerate(numbers) for inline in ((*apart, *number) if at else number))


def _counted(origin: Origin, statistic: Statistic, measure: Measure, exhibit: Exhibit) -> Inlines:
    if origin.rows is None:
        return exhibit.text("–")
    if exhibit.dataset.unit_is_person and 0 < origin.rows < FEW_PERSONS:
        few = replace(statistic, suppress=FEW_PERSONS)
        return exhibit.text(fewer_text(few, language_of(exhibit.lang)))
    return _number(origin.rows, statistic, measure, "rows", exhibit)


def _number(number: int, statistic: Statistic, measure: Measure, part: str, exhibit: Exhibit) -> Inlines:
    return exhibit.value(number_text(Fraction(number), 0, language_of(exhibit.lang)), statistic, measure.name, part)


# ------------------------------------------------------------------ figures that others published


def _published(told: list[tuple[Measure, Statistic]], exhibit: Exhibit) -> Blocks:
    rows = [
        (
            exhibit.text(capital(measure.label)),
            _printed(measure, statistic, exhibit),
            exhibit.text(_definition(measure, exhibit)),
            _citation(measure.definition, exhibit),
        )
        for measure, statistic in told
        if isinstance(measure.definition, Cited)
    ]
    heads = tuple(exhibit.say(name) for name in ("figure-head", "value-head", "definition-head", "source-head"))
    return (exhibit.table(heads, rows, (1,)),) if rows else ()


def _citation(cited: Cited, exhibit: Exhibit) -> Inlines:
    """In the words of the sentence: in a note style the cell would hold nothing but the number of a note."""
    cite = Cite(key=cited.source, span=exhibit.span, via=cited.via)
    return (Citation(cites=(cite,), mode="author", span=exhibit.span),)


# ------------------------------------------------------------------ tables


def _captioned(told: list[tuple[Measure, Statistic]], exhibit: Exhibit) -> list[tuple[Measure, Statistic, str]]:
    """Tables with their captions; where two would have the same, each one says what it is about."""
    captions = [grouped_by(statistic, exhibit.lang) for _, statistic in told]
    return [
        (measure, statistic, caption if captions.count(caption) == 1 else f"{caption} ({statistic.population})")
        for (measure, statistic), caption in zip(told, captions, strict=True)
    ]


def _table(measure: Measure, statistic: Statistic, caption: str, exhibit: Exhibit) -> Block:
    """The numbers themselves; below them what they count."""
    table: Table = table_of(statistic, exhibit.lang, exhibit.span, "", exhibit.text(caption))
    definition = definition_text(measure, exhibit.dataset, exhibit.lang, brief=True)
    notes = (exhibit.paragraph(exhibit.text(definition), "source"), *table.notes)
    return replace(table, notes=notes)

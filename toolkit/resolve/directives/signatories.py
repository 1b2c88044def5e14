"""Directive `signatories`: the list of those who sign, in groups with their counts, in one of five layouts."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.model.people import LIST_LOOK, Signatory
from toolkit.model.roll import TOGETHER
from toolkit.model.tree import (
    LOGOS,
    Block,
    Blocks,
    Cell,
    Directive,
    Expr,
    Group,
    Heading,
    Image,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Roll,
    Row,
    Table,
    Text,
)
from toolkit.resolve.directive import DirectiveType, Setting, attribute_span
from toolkit.resolve.scope import SIGNATORIES as COUNTS
from toolkit.sign.order import Order, in_order, shown_country

LONG = 500  # names; the groups of such a list are one node each: passes and writers then take them as a whole
SHORT = 10  # names of a group that never is
ROLLS: dict[str, Literal["columns", "list", "table", "compact"]] = {
    "columns": "columns", "list": "list", "table": "table", "compact": "compact",
}  # fmt: skip
MOST_ROWS = 20_000  # of a table: Word and LibreOffice take minutes to open a longer one


class _Asked(Struct, frozen=True, kw_only=True):
    """What the attributes ask for. Who is grouped by country or standing is sorted by it, too."""

    order: Order
    layout: str
    by: str
    lang: str
    span: Span
    long: bool = False


def _expand(directive: Directive, setting: Setting) -> Blocks:
    signatories = setting.scope.signatories
    if setting.scope.hides(COUNTS):
        return ()
    if signatories is None:
        hint = "add `signatories: signatories.csv` to the front matter"
        setting.report.error("signatories.none", "this submission has no list of signatories", directive.span, hint)
        return ()
    asked = replace(_asked(directive, setting), long=len(signatories) >= LONG)
    asked = _not_too_long(asked, len(signatories), setting.report)
    ordered = in_order(signatories, asked.order, asked.lang, setting.scope.memo)
    return (*directive.content, *(block for group in _groups(ordered, asked) for block in group))


def _asked(directive: Directive, setting: Setting) -> _Asked:
    """The attributes, else the front matter, else the usual."""
    chosen = dict(setting.submission.list_look)
    for name, value in directive.attributes.items():
        if name in LIST_LOOK and value not in LIST_LOOK[name]:
            hint = did_you_mean(value, LIST_LOOK[name])
            message = f"`{value}` is not possible for `{name}`"
            setting.report.error("directive.attribute", message, attribute_span(directive, name), hint)
        else:
            chosen[name] = value
    sorted_by = chosen.get("order", "name")
    by = chosen.get("by") or (sorted_by if sorted_by in ("country", "standing") else "kind")
    order = cast(Order, by if by in ("country", "standing") else sorted_by)
    layout = chosen.get("layout", "columns")
    return _Asked(order=order, layout=layout, by=by, lang=setting.document.lang, span=directive.span)


def _not_too_long(asked: _Asked, count: int, report: Report) -> _Asked:
    """A table of very many rows is printed as a list: nobody could open the Word file."""
    if asked.layout != "table" or count <= MOST_ROWS:
        return asked
    message = f"a table of {count:,} rows takes Word minutes to open: those who sign are printed as a list"
    report.note("signatories.long-table", message, asked.span, "`layout: columns` or `compact` takes fewer pages")
    return replace(asked, layout="list")


def _groups(ordered: tuple[Signatory, ...], asked: _Asked) -> list[Blocks]:
    if asked.by == "kind":
        parts = [("organisations", "organisation"), ("persons", "person")]
        named = [(name, tuple(one for one in ordered if one.kind == kind)) for name, kind in parts]
        return [_group(people, _counted(name, asked), asked) for name, people in named if people]
    if asked.by == "nothing":
        return [_group(ordered, (), asked)] if ordered else []
    key = _country(asked) if asked.by == "country" else _standing(asked)
    return [
        _group(tuple(people), (Text(text=name, span=asked.span),) if name else (), asked)
        for name, people in groupby(ordered, key)
    ]


def _counted(name: str, asked: _Asked) -> Inlines:
    """“Organisations (12)”: the count is a measure like every other."""
    shown = word("organisations" if name == "organisations" else "persons", asked.lang)
    return (
        Text(text=f"{shown} (", span=asked.span),
        Expr(path=(COUNTS, name), span=asked.span),
        Text(text=")", span=asked.span),
    )


def _country(asked: _Asked) -> Callable[[Signatory], str]:
    return lambda one: shown_country(one, asked.lang)


def _standing(asked: _Asked) -> Callable[[Signatory], str]:
    names = {"general": "General", "special": "Special", "roster": "Roster"}
    return lambda one: f"{word('consultative-status', asked.lang)}: {names[one.standing]}" if one.standing else ""


def _group(people: tuple[Signatory, ...], title: Inlines, asked: _Asked) -> Blocks:
    heading: Blocks = (Heading(level=1, content=title, span=asked.span),) if title else ()
    role = "signatories" if asked.layout == "columns" else f"signatories-{asked.layout}"
    whole = asked.long and len(people) >= SHORT and asked.layout in ROLLS
    listed = _roll(people, asked) if whole else _laid_out(people, asked)
    return (Group(role=role, content=(*heading, *listed), span=asked.span),)


def _roll(people: tuple[Signatory, ...], asked: _Asked) -> Blocks:
    """The same as `_laid_out`, in one node."""
    columns = _columns(people, asked) if asked.layout == "table" else [("", [_text(one, asked) for one in people])]
    roll = Roll(
        layout=ROLLS[asked.layout],
        heads=tuple(head for head, _ in columns) if asked.layout == "table" else (),
        lines=tuple(zip(*(texts for _, texts in columns), strict=True)),
        between=word("semicolon", asked.lang),
        spans=tuple(one.span for one in people),
        span=asked.span,
    )
    return (roll,)


def _laid_out(people: tuple[Signatory, ...], asked: _Asked) -> Blocks:
    match asked.layout:
        case "table":
            return (_table(people, asked),)
        case "compact":
            return tuple(_run(part, asked) for part in _parts(people))
        case "logos":
            return _logos(people, asked)
        case _:
            return (_list(people, asked),)


def _list(people: tuple[Signatory, ...], asked: _Asked) -> Block:
    items = tuple(ListItem(content=(_line(one, asked),), span=one.span) for one in people)
    return List(items=items, role="signatories", span=asked.span)


def _logos(people: tuple[Signatory, ...], asked: _Asked) -> Blocks:
    """The logos side by side; below them, in columns, the names of those who have none."""
    shown = tuple(ListItem(content=_logo(one), span=one.span) for one in people if one.logo)
    named = tuple(one for one in people if not one.logo)
    pictures: Blocks = (List(items=shown, role=LOGOS, span=asked.span),) if shown else ()
    names: Blocks = (Group(role="signatories", content=(_list(named, asked),), span=asked.span),) if named else ()
    return *pictures, *names


def _logo(one: Signatory) -> Blocks:
    """For those who cannot see it, a logo says whose it is."""
    assert one.logo
    image = Image(path=one.logo.text, alt=one.name, span=one.logo.span)
    return (Paragraph(content=(image,), span=one.logo.span),)


def _line(one: Signatory, asked: _Asked) -> Block:
    return Paragraph(content=(Text(text=_text(one, asked), span=one.span),), span=one.span)


def _text(one: Signatory, asked: _Asked) -> str:
    """“Ann Bell, nurse, City Hospital, Ireland (in a personal capacity)”"""
    return word("comma", asked.lang).join((one.name, *_details(one, asked))) + _capacity(one, asked)


def _run(people: tuple[Signatory, ...], asked: _Asked) -> Block:
    """Names one behind the other, for lists of thousands."""
    texts = (_text(one, asked) for one in people)
    return Paragraph(content=(Text(text=word("semicolon", asked.lang).join(texts), span=asked.span),), span=asked.span)


def _parts(people: tuple[Signatory, ...]) -> Iterator[tuple[Signatory, ...]]:
    return (people[at : at + TOGETHER] for at in range(0, len(people), TOGETHER))


def _details(one: Signatory, asked: _Asked) -> tuple[str, ...]:
    country = "" if asked.by == "country" else shown_country(one, asked.lang)
    return tuple(filter(None, (one.role, one.organisation, country)))


def _capacity(one: Signatory, asked: _Asked) -> str:
    return f" ({word('personal-capacity', asked.lang)})" if one.personal else ""


def _columns(people: tuple[Signatory, ...], asked: _Asked) -> list[tuple[str, list[str]]]:
    """The columns of a table, head and cells; those that nobody fills are left out."""
    columns: list[tuple[str, list[str]]] = [
        (word("name", asked.lang), [one.name for one in people]),
        (word("role", asked.lang), [f"{one.role}{_capacity(one, asked)}".strip() for one in people]),
        (word("organisation", asked.lang), [one.organisation for one in people]),
    ]
    if asked.by != "country":
        columns.append((word("country", asked.lang), [shown_country(one, asked.lang) for one in people]))
    return [column for column in columns if any(column[1])]


def _table(people: tuple[Signatory, ...], asked: _Asked) -> Table:
    filled = _columns(people, asked)
    head = Row(cells=tuple(_cell(title, asked.span, header=True) for title, _ in filled), span=asked.span)
    rows = zip(*(texts for _, texts in filled), strict=True)
    body = tuple(
        Row(cells=tuple(_cell(text, one.span, header=at == 0) for at, text in enumerate(row)), span=one.span)
        for one, row in zip(people, rows, strict=True)
    )
    return Table(head=head, body=body, span=asked.span)


def _cell(text: str, span: Span, *, header: bool) -> Cell:
    content: Inlines = (Text(text=text, span=span),) if text else ()
    return Cell(content=content, align="left", header=header, span=span)


SIGNATORIES = DirectiveType(name="signatories", expand=_expand, attributes=tuple(LIST_LOOK))

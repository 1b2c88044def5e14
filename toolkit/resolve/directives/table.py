"""Directive `table`: the numbers of a measure, or a table written by hand that gets a caption and a number."""

from msgspec.structs import replace

from toolkit.measure.exhibits.table import table_of
from toolkit.model.evidence import Statistic
from toolkit.model.tree import Blocks, Directive, Table
from toolkit.resolve.directive import DirectiveType, Setting, caption_and_notes, named_measure, unmade


def _expand(directive: Directive, setting: Setting) -> Blocks:
    caption, notes = caption_and_notes(directive)
    written = next((block for block in notes if isinstance(block, Table)), None)
    if written is not None and not directive.arguments:
        below = tuple(block for block in notes if block is not written)
        return (replace(written, caption=caption, notes=below, id=directive.id),)
    expression = named_measure(directive, setting)
    found = setting.scope.find(expression.path, expression.span, setting.report) if expression else None
    if not isinstance(found, Statistic):
        return unmade(directive)
    table = table_of(found, setting.document.lang, directive.span, directive.id, caption)
    return (replace(table, notes=(*table.notes, *notes)),)


TABLE = DirectiveType(name="table", expand=_expand)

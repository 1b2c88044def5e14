"""Resolve, pass 3: Expr → Value. Every expression of the tree becomes the number (or datum) it names."""

from toolkit.base.diagnostic import Report
from toolkit.measure.words.format import show, show_datum
from toolkit.model.evidence import Statistic
from toolkit.model.tree import MISSING, Block, Blocks, Document, Expr, Inline, Inlines, Value
from toolkit.model.walk import rewrite
from toolkit.resolve.scope import Datum, Scope


def fill_values(document: Document, scope: Scope, report: Report) -> Document:
    """Return `document` with each `Expr` replaced by its `Value`.

    An unknown name becomes a visible ⟨?⟩ and an error with the nearest name, so that one run shows every mistake.
    """

    def fill(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        return _value(node, scope, report) if isinstance(node, Expr) else node

    return rewrite(document, fill)


def _value(expression: Expr, scope: Scope, report: Report) -> Value:
    found = scope.find(expression.path, expression.span, report)
    text = _text(expression, found, scope, report) if found is not None else None
    return Value(
        text=MISSING if text is None else text,
        path=expression.path,
        statistic=found if isinstance(found, Statistic) else None,
        missing=text is None,
        span=expression.span,
    )


def _text(expression: Expr, found: Statistic | Datum, scope: Scope, report: Report) -> str | None:
    if not isinstance(found, Statistic):
        return show_datum(expression, found, scope.lang, report)
    if found.dimensions:
        name = ".".join(expression.path[:2])
        hint = f"write `::: table {name}` or `::: figure {name}`"
        report.error("values.grouped", f"`{name}` has several numbers; a sentence holds one", expression.span, hint)
        return None
    return show(expression, found, scope.lang, report)

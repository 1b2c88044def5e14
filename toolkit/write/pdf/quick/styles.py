"""Write, PDF, quick: what CSS makes of an element, without asking for each property that nobody set.

The engine finds the value of a property when it is first asked for, with all the care that the rarest needs: 45,000
times for twelve pages. Nearly always the answer is one of two. A property that is not inherited, and that nothing
in the cascade sets, has its initial value; one that is inherited has that of the parent. Those the engine asked for
before are written into the next style at once; all others, and whatever must be computed, it finds for itself.
"""

from typing import Any

from toolkit.write.pdf.quick.published import Patches

FILES = (
    "weasyprint/css/__init__.py",
    "weasyprint/css/properties.py",
    "weasyprint/css/computed_values.py",
    "weasyprint/css/functions.py",
)
BY_THEMSELVES = ("page", "position", "float", "display")  # the engine notes more of these than their value


def quick_styles(patches: Patches) -> None:
    from weasyprint import css

    initial, physical, logical = _initial_values()
    inherited = css.INHERITED - css.PHYSICAL_FUNCTIONS.keys()
    asked = dict[str, Any]()
    computed, anonymous = css.ComputedStyle.__missing__, css.AnonymousStyle.__missing__
    anonymous_from = css.AnonymousStyle.__init__

    def missing(self: Any, key: str) -> Any:
        if key not in self.cascaded:
            if key not in physical and key in initial:
                self[key] = asked[key] = initial[key]
                return initial[key]
            if key in physical and key in initial and logical.isdisjoint(self.cascaded):
                asked[key] = initial[key]
                fill(self)
                return initial[key]
            if key in inherited and self.parent_style is not None:
                value = self.parent_style[key]
                if not css.check_math(value):
                    self[key] = value
                    return value
        return computed(self, key)

    def fill(style: Any) -> None:
        """Who is asked for a margin or a width belongs to a box: it will be asked for all that others were."""
        known = dict(style)
        style.update(asked)
        for name in style.cascaded:
            if name in asked:
                del style[name]
        style.update(known)

    def missing_anonymous(self: Any, key: str) -> Any:
        if key in initial:
            asked[key] = initial[key]
        return anonymous(self, key)

    def initialize(self: Any, parent_style: Any) -> None:
        self.update(asked)
        anonymous_from(self, parent_style)

    patches.replace(css.ComputedStyle, "__missing__", missing)
    patches.replace(css.AnonymousStyle, "__missing__", missing_anonymous)
    patches.replace(css.AnonymousStyle, "__init__", initialize)


def _initial_values() -> tuple[dict[str, Any], frozenset[str], frozenset[str]]:
    """The properties that have their initial value unless something in the cascade sets them, with these values; the
    names that depend on a direction (`margin_left`), and those that set them besides (`margin_inline_start`)."""
    from weasyprint import css

    initial = {
        name: value
        for name, value in css.INITIAL_VALUES.items()
        if name not in css.INHERITED | css.INITIAL_NOT_COMPUTED
        and not name.startswith("text_decoration_")
        and name not in BY_THEMSELVES
        and not css.check_math(value)
    }
    functions = css.PHYSICAL_FUNCTIONS.values()
    logical = {function(block="ttb", inline=inline) for function in functions for inline in ("ltr", "rtl")}
    return initial, frozenset(css.PHYSICAL_FUNCTIONS), frozenset(logical)

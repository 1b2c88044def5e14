"""Cite: works that were read in another one: “Smith 1999, cited in Jones 2004, p. 3”, in any CSL style.

CSL knows no secondary sources. The work and the one in which it was read stand side by side in one citation, so that
the style numbers and shortens both; what it prints between them is replaced by the words “cited in”.
"""

import re

from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.model.citation import Bibliography, Cite

_END, _READ = "\ufdd0", "\ufdd1"  # signs that no text may hold: the end of a work, the work in which it was read
_BETWEEN = re.compile(rf"(?P<open>^|[(\[])?\s*{_END}[^{_READ}]*{_READ}\s*")


def with_those_read(cite: Cite, bibliography: Bibliography) -> tuple[Cite, ...]:
    """Return the cite, and behind it those of the works through which it was read.

    The locator is a place in the last one, which somebody has seen; what stands behind the citation stands there too.
    """
    keys = bibliography.chain(cite)
    last = len(keys) - 1
    if not last:
        return (cite,)
    return tuple(
        replace(
            cite,
            key=key,
            locator=cite.locator if at == last else None,
            prefix=_READ if at else cite.prefix,
            suffix=cite.suffix if at == last else _END,
        )
        for at, key in enumerate(keys)
    )


def known_from_another(cite: Cite) -> bool:
    """Whether the cite is one of `with_those_read` whose work nobody has seen."""
    return cite.suffix == _END


def joined(html: str, lang: str, *, in_notes: bool) -> str:
    """Return a printed citation with “, cited in ” wherever a work ends and the one in which it was read begins."""
    if _END not in html:
        return html
    words = word("cited-in" if in_notes else "as-cited-in", lang)
    return _BETWEEN.sub(lambda match: f", {words} " if match["open"] is None else f"{match['open']}{words} ", html)

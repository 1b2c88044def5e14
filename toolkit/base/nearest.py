"""Base: “did you mean”. One way to find the name that a person probably wanted."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` that looks most like `name`, or None when none does."""
    known = {candidate.casefold(): candidate for candidate in names}
    close = get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
    return known[close[0]] if close else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return a hint: the nearest name, or the list of names where it is short enough to read, or nothing."""
    candidates = list(names)
    close = nearest(name, candidates)
    if close is not None:
        return f"did you mean `{close}`?"
    if 0 < len(candidates) <= 12:
        return f"there is: {', '.join(f'`{candidate}`' for candidate in candidates)}"
    return ""

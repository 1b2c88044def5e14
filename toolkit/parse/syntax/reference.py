"""Syntax: which `@…` is a cross-reference and not a citation. The prefix of the target says what is referred to."""

from typing import Literal

Kind = Literal["section", "table", "figure", "paragraph", "recommendation"]

PREFIXES: dict[str, Kind] = {
    "sec-": "section",
    "tbl-": "table",
    "fig-": "figure",
    "para-": "paragraph",
    "rec-": "recommendation",
}


def reference_kind(key: str) -> Kind | None:
    """Return what `@key` refers to in this document, or None where `key` is a work of the bibliography."""
    return next((kind for prefix, kind in PREFIXES.items() if key.startswith(prefix)), None)

"""The same paper as users of pandoc make it: rows → tables and pictures → Markdown, by a short script of their own.

.venv/bin/python -m benchmarks.peer FOLDER hand|matplotlib     writes paper.md, references.bib and the pictures
"""

import csv
import sys
from collections.abc import Callable
from math import sqrt
from pathlib import Path

from benchmarks.paper import CAPTIONS, CATEGORIES, PLATFORMS, SUBTITLE, TITLE, bibliography, manuscript

Row = dict[str, str]
Group = tuple[str, int, int]
"""A name, how many notices, how many of them were removed."""


def write_paper(folder: Path, draw: Callable[[list[Group], Path], str]) -> None:
    with (folder / "notices.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    exhibits = {name: _table(_groups(rows, key), CAPTIONS[name]) for name, key in KEYS.items()}
    exhibits["matrix"] = _matrix(rows)
    for name in ("platform", "category"):
        picture = draw(_groups(rows, KEYS[name]), folder / f"{name}-chart")
        exhibits[f"{name}-chart"] = f"![Share of notices that led to a removal]({picture})"
    head = (
        f"---\ntitle: {TITLE}\nsubtitle: {SUBTITLE}\nauthor: Example Observatory\ndate: 3 May 2026\nlang: en-GB\n---\n"
    )
    sums = _groups(rows, lambda row: "all")[0]
    summary = f"\n# Summary\n\nOf {sums[1]:,} notices, {sums[2] / sums[1]:.0%} led to a removal.\n\n"
    text = head + summary + manuscript(exhibits) + "\n# Recommendations\n\n1. Count every notice.\n\n# Bibliography\n"
    (folder / "paper.md").write_text(text, encoding="utf-8")
    (folder / "references.bib").write_text(bibliography(), encoding="utf-8")


KEYS: dict[str, Callable[[Row], str]] = {
    "platform": lambda row: row["platform"],
    "category": lambda row: row["category"],
    "month": lambda row: row["sent_on"][:7],
}


def _groups(rows: list[Row], key: Callable[[Row], str]) -> list[Group]:
    found: dict[str, list[int]] = {}
    for row in rows:
        counts = found.setdefault(key(row), [0, 0])
        counts[0] += 1
        counts[1] += row["outcome"] == "removed"
    return [(name, *found[name]) for name in sorted(found)]  # type: ignore[misc]


def wilson(n: int, of: int, z: float = 1.959963984540054) -> tuple[float, float]:
    share, bottom = n / of, 1 + z * z / of
    middle = share + z * z / (2 * of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / bottom, (middle + half) / bottom


def _table(groups: list[Group], caption: str) -> str:
    lines = [f"Table: {caption}", "", "| | Share | Number | 95% interval |", "|:--|--:|--:|--:|"]
    for name, of, n in groups:
        low, high = wilson(n, of)
        lines.append(f"| {name} | {n / of:.0%} | {n} of {of} | {low:.0%} to {high:.0%} |")
    return "\n".join(lines) + "\n"


def _matrix(rows: list[Row]) -> str:
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        place = row["category"], row["platform"]
        counts[place] = counts.get(place, 0) + 1
    lines = [f"Table: {CAPTIONS['matrix']}", "", f"| | {' | '.join(PLATFORMS)} |", "|:--" + "|--:" * 6 + "|"]
    for category in CATEGORIES:
        cells = " | ".join(str(counts.get((category, platform), 0)) for platform in PLATFORMS)
        lines.append(f"| {category} | {cells} |")
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------ pictures


def by_hand(groups: list[Group], place: Path) -> str:
    """A chart as the text of an SVG file: bars with whiskers."""
    parts = []
    for at, (name, of, n) in enumerate(groups):
        y, (low, high) = 20 + at * 22, (150 + 400 * end for end in wilson(n, of))
        parts.append(f'<text x="145" y="{y + 11}" font-size="11" text-anchor="end">{name}</text>')
        parts.append(f'<rect x="150" y="{y}" width="{400 * n / of:.1f}" height="16" fill="#1d4f8c"/>')
        parts.append(f'<path d="M{low:.1f} {y + 8}H{high:.1f}" stroke="#000"/>')
    height = 30 + len(groups) * 22
    size = f'width="570" height="{height}" viewBox="0 0 570 {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">{"".join(parts)}</svg>'
    place.with_suffix(".svg").write_text(svg, encoding="utf-8")
    return place.with_suffix(".svg").name


def by_matplotlib(groups: list[Group], place: Path) -> str:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 0.36 * len(groups) + 0.7), layout="constrained")
    axes = figure.subplots()
    shares = [n / of for _, of, n in groups]
    ends = [wilson(n, of) for _, of, n in groups]
    errors = [[share - low for share, (low, _) in zip(shares, ends, strict=True)],
              [high - share for share, (_, high) in zip(shares, ends, strict=True)]]  # fmt: skip
    axes.barh([name for name, _, _ in groups], shares, xerr=errors, capsize=3)
    figure.savefig(place.with_suffix(".png"), dpi=200)
    return place.with_suffix(".png").name


if __name__ == "__main__":
    write_paper(Path(sys.argv[1]), {"hand": by_hand, "matplotlib": by_matplotlib}[sys.argv[2]])

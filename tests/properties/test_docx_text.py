"""Whatever stands in the data, a Word file holds it as text, and nothing else changes."""

from toolkit.base.source import Source

HERE = Source(path="x.md", text="x").span()

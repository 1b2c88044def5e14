"""Whatever stands in the data, a Word file holds it as text, and nothing else changes."""

import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st

import docx
from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.model.tree import Cell, Row, Text
from toolkit.write.docx.paragraph import paragraph, text_run
from toolkit.write.docx.tables import column_widths
from toolkit.write.docx.xml import legal, w, xml_part

HERE = Source(path="x.md", text="x").span()

"""Write: charts: SVG for HTML, PNG for Word, painted in a PDF. One file draws one kind (bars, lines, dots, curve)."""

from toolkit.write.chart.content import content
from toolkit.write.chart.drawing import Drawing
from toolkit.write.chart.picture import draw_chart, drawn

__all__ = ["Drawing", "content", "draw_chart", "drawn"]

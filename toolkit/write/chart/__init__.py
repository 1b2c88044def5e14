"""Write: charts: SVG for HTML and PDF, PNG for Word. One file draws one kind (bars, lines, dots, curve)."""

from toolkit.write.chart.picture import draw_chart

__all__ = ["draw_chart"]

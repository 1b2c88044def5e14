"""Measure: Statistic → chart, and the words that say what it shows to people who cannot see it."""

from toolkit.measure.exhibits.chart.fits import misfit, usual_kind
from toolkit.measure.exhibits.chart.make import chart_of
from toolkit.measure.exhibits.chart.notes import chart_notes
from toolkit.measure.exhibits.chart.phrases import phrase

__all__ = ["chart_notes", "chart_of", "misfit", "phrase", "usual_kind"]

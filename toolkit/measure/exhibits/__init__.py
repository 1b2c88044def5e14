"""Measure: Statistic → table, chart, timeline, claim: what stands in a document."""

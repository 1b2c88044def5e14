"""Measure: what looks at rows. Engines answer only with exact numbers and texts, so all give the same figures."""

"""Measure: what looks at rows. Engines answer only with exact numbers and texts, so all of them give the same figures."""

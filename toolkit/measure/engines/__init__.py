"""Measure: what looks at rows. Engines answer with whole numbers and texts, so all of them give the same figures."""

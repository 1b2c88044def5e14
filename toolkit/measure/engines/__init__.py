"""Measure: what looks at rows. Engines only answer with whole numbers and texts, so all give the same figures."""

"""Measure: from a number back to its definition, its rows and its file."""

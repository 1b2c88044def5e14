"""Measure: numbers, definitions and conditions in the words of a language."""

"""Measure: counts → exact statistics with their denominators, cuts and origins."""

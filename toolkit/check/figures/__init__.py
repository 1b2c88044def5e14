"""Figures: the numbers that authors type, in four languages: which are evidence, and whether a source stands by."""

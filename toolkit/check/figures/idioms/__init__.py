"""How each language speaks of numbers: a table of patterns per language."""

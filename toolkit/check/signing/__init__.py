"""Signing: sentences of a letter that say how many sign it, in the languages in which the toolkit can read them."""

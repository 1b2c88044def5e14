"""Cite, identifiers: symbols and numbers that name a legal source by themselves, read and printed without a bibliography."""

"""Cite, identifiers: symbols and numbers that name a legal source by themselves, without a bibliography."""

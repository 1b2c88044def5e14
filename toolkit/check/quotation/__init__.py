"""Quotations against the texts that they quote: pure functions from texts to what differs, and where it stands."""

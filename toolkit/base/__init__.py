"""Floor 1: what every stage needs and that needs nothing itself: sources, diagnostics, records, registries, digests."""

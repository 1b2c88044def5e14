"""Floor 2: the shared types. Frozen, with no behaviour beyond small properties; passes rebuild, nobody mutates."""

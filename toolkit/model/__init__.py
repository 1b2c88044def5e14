"""Floor 2: the shared types. Frozen, without behaviour beyond small derived properties; passes rebuild, nobody mutates."""

"""Floor 4: tree → tree. Passes in a fixed order replace what the author abbreviated by what the reader will see."""

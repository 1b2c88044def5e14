"""Floor 3: text → tree. Never fails: what cannot be read becomes a diagnostic, and the text stays in the tree."""

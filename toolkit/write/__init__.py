"""Floor 3: document → bytes. One file (or folder) a format; none knows another."""

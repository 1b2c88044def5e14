"""Floor 5: the only place where the stages meet."""

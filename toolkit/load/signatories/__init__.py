"""Load, signatories: the list of those who sign, the texts that they signed, and what was decided about the list."""

"""Floor 6: words of the user → one call into build → diagnostics shown, exit code. No logic lives here."""

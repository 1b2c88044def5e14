"""Floor 3: evidence → statistics. Engines count, Python computes exactly, the language of the document formats."""

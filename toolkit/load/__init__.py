"""Floor 3: disk → model. Reads the files that people write and says what is wrong with them."""

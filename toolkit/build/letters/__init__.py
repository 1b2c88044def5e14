"""Build, letters: one letter to each of many recipients: languages, names of files, workers, what is kept of a run."""

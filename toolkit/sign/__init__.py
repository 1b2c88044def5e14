"""Sign: the list of those who sign → who may be printed, in which order, and who stands on it twice."""

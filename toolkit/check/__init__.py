"""Floor 3: document → findings. Rules look at the finished tree; none changes it."""

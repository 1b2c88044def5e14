"""Load, questions: questions.yaml beside a submission, and lists of questions that somebody hands over."""

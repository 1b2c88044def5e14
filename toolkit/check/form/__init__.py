"""What the text of a document is like: pure functions, document → remarks. Rules and venues put them into reports."""

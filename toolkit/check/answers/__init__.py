"""Check, answers: how each question of a questionnaire stands, and how much room its box has left."""

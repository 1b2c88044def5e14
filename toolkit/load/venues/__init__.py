"""Load: packs of rules, templates/venues/<id>.yaml, and what a front matter says of its venue."""

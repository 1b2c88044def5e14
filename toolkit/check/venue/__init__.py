"""The rules of venues: one function for each kind of rule, all in the table of table.py."""

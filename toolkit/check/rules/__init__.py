"""The built-in rules, one topic a file; toolkit/build/kit.py lists them."""

"""The built-in directives, one a file; toolkit/build/kit.py lists them."""

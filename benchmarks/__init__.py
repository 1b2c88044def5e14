"""Timings. They are printed with the machine they come from; no test depends on them."""

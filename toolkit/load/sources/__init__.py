"""Load: the local copies of sources in evidence/sources/, and what is known of them."""

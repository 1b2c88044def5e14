"""Load, CSL-JSON: bibliographies as reference managers exchange them, a list of objects."""

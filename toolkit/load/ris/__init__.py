"""Load: RIS, the form in which databases of libraries hand out their records."""

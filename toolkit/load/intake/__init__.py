"""Load, intake: a handed-over file (CSV, XLSX, JSON, Parquet) → a canonical table, or what is wrong with it."""

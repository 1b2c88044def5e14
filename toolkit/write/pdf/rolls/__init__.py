"""Write, PDF: long lists (`Roll`): WeasyPrint lays out a specimen of their lines, and we set all others like it."""

"""Write, PDF: the structure tree (tags): laid-out boxes → elements by the rules of PDF/UA-1 → objects of the file."""

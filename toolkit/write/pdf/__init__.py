"""Write: the PDF. Pages by WeasyPrint; our own tags, footnote gate, PDF/UA-1 and PDF/A-3a; files attached."""

from toolkit.write.pdf.writer import PDF

__all__ = ["PDF"]

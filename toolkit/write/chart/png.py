"""Write: a drawing → PNG. It becomes a page of PDF first, and PDFium, which is here for sources anyway, paints that."""

import struct
import zlib

from toolkit.write.chart.content import content
from toolkit.write.chart.drawing import Drawing

DPI = 220
INCH = 72  # points


def as_png(drawing: Drawing) -> bytes:
    """Return the picture at 220 dpi, on white; the file says how large it is on paper."""
    import pypdfium2

    page = pypdfium2.PdfDocument(as_pdf(drawing))[0]
    bitmap = page.render(scale=DPI / INCH, rev_byteorder=True)
    line, pixels = bitmap.stride, bytes(bitmap.buffer)
    rows = (pixels[at * line : at * line + bitmap.width * bitmap.n_channels] for at in range(bitmap.height))
    return _file(bitmap.width, bitmap.height, b"".join(b"\0" + row for row in rows))


def _file(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG file (ISO/IEC 15948) of red, green and blue; each row of `pixels` has a 0 before it: no filter."""
    per_metre = round(DPI / 0.0254)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        (b"IDAT", zlib.compress(pixels, 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


# ------------------------------------------------------------------ a page of PDF


def as_pdf(drawing: Drawing) -> bytes:
    """Return a PDF of one page that holds nothing but the drawing."""
    painted = f"1 0 0 -1 0 {drawing.height:.3f} cm\n{content(drawing)}".encode()  # a page counts upwards
    size = f"{drawing.width:.3f} {drawing.height:.3f}".encode()
    return _packed([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + size + b"]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(painted), painted),
    ])  # fmt: skip


def _packed(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table) + end

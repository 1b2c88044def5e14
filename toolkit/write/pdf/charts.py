"""Write, PDF: a chart as a picture of WeasyPrint: instead of reading it as SVG, the engine takes our operators."""

from typing import Any

from toolkit.write.chart import Drawing, content

PIXELS = 96 / 72  # of CSS in a point


class Painted:
    """What WeasyPrint asks of a picture (`weasyprint.images`): how large it is by itself, and to draw itself."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width and height in pixels, and width by height."""
        width, height = self._drawing.width * PIXELS, self._drawing.height * PIXELS
        return width, height, width / height

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Paint at the place that the engine has moved to, as wide and as high as it says."""
        scale = width / self._drawing.width, height / self._drawing.height
        stream.stream.append(f"{scale[0]:.6f} 0 0 {scale[1]:.6f} 0 0 cm\n{content(self._drawing)}".encode())

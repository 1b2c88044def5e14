"""Write: logos → HTML: pictures side by side, each in the middle of its cell."""

from toolkit.base.raster import logo_columns, logo_size, points_of
from toolkit.model.tree import LOGOS, Image, List
from toolkit.model.walk import walk
from toolkit.write.phrases import Medium, picture


def logo_grid(node: List, medium: Medium) -> str:
    """Return the list as HTML. Between items stands no space: it would take room in the row."""
    images = [one for one in walk(node.items) if isinstance(one, Image)]
    columns = logo_columns(len(images))
    cell = medium.theme.text_size(wide=medium.wide)[0] / columns
    listed = "".join(f'<li style="width: {99.99 / columns:.2f}%">{_logo(image, cell, medium)}</li>' for image in images)
    return f'<ul class="{LOGOS}" role="list">\n{listed}\n</ul>\n'


def _logo(image: Image, cell: float, medium: Medium) -> str:
    """The picture, or its words where there is none (which was told when it was looked for)."""
    points = points_of(medium.images.get(image.path, b""))
    shown = picture(image, image.alt, medium)
    width = f'<img style="width: {logo_size(points, cell)[0]:.2f}mm"' if points else "<img"
    return shown.replace("<img", width, 1)

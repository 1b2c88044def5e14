"""Logos of organisations that do not exist, drawn by a program: wide, tall and square ones, as PNG and JPEG."""

import io

LOGOS = {  # file → name of the organisation, width and height in points, colour
    "wide.png": ("Harbourlight Network for Girls", 1600, 200, "#1B4F72"),
    "long.png": ("Kinderschutz Nordheide e.V.", 1200, 400, "#7B241C"),
    "square.png": ("Barnens Röst", 600, 600, "#196F3D"),
    "round.jpg": ("Fondation Enfance et Numérique", 640, 600, "#6C3483"),
    "tall.png": ("Safer Screens Foundation", 300, 900, "#B9770E"),
    "plain.jpg": ("Asociación Infancia Segura", 900, 450, "#2E4053"),
    "clear.png": ("Voices of Survivors", 800, 500, "#117A65"),
    "flat.png": ("Region Two & Partners", 1000, 300, "#922B21"),
}


def logo(name: str, scale: float = 1.0) -> bytes:
    """The picture `name` of LOGOS; `scale` makes it smaller."""
    from PIL import Image, ImageDraw

    title, width, height, colour = LOGOS[name]
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    clear = name.endswith(".png")
    picture = Image.new("RGBA" if clear else "RGB", size, (255, 255, 255, 0) if clear else "white")
    draw = ImageDraw.Draw(picture)
    side = min(size)
    form = draw.ellipse if len(title) % 2 else draw.rectangle
    form((0, 0, side - 1, side - 1), fill=colour)
    for line in range(3):
        top = side * (0.22 + 0.22 * line)
        draw.rectangle((side * 1.15, top, size[0] - 1 - side * 0.1 * line, top + side * 0.1), fill=colour) if size[
            0
        ] > side * 1.4 else None
    if size[1] > side * 1.4:
        draw.rectangle((0, side * 1.2, size[0] - 1, size[1] - 1), fill=colour)
    file = io.BytesIO()
    picture.save(file, "PNG" if clear else "JPEG")
    return file.getvalue()

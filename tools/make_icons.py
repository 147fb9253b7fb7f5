"""Draws the icons of the browser's tab and of bookmarks from data/static/mark.svg.

python tools/make_icons.py
"""

import io
from pathlib import Path

import cairosvg
from PIL import Image

STATIC = Path(__file__).resolve().parents[1] / "docassemble" / "ocragreement" / "data" / "static"
# docassemble looks for these names.
SIZES = {
    "favicon-16x16.png": 16,
    "favicon-32x32.png": 32,
    "apple-touch-icon.png": 180,
    "android-chrome-192x192.png": 192,
    "android-chrome-512x512.png": 512,
    "mstile-150x150.png": 150,
}


def drawn(size: int) -> bytes:
    """Return the mark as a square PNG picture of so many pixels."""
    mark = (STATIC / "mark.svg").read_bytes()
    picture: bytes = cairosvg.svg2png(mark, output_width=size, output_height=size)
    return picture


if __name__ == "__main__":
    for name, size in SIZES.items():
        (STATIC / name).write_bytes(drawn(size))
    with Image.open(io.BytesIO(drawn(48))) as image:
        image.save(STATIC / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])

"""Copies a handful of the journeys' screenshots to docs/pictures/, made small.

.venv/bin/python -m tests.journeys.pictures     after bin/test tests/journeys
"""

from pathlib import Path

from PIL import Image

from tests.journeys.visitor import SCREENSHOTS
from tests.processes.house import ROOT

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000
TALLEST = 1600
CHOSEN = {
    "today": "demo-sato/a-n-1280.png",
    "cameras": "demo-sato/a-n-cameras-1280.png",
    "regulations": "demo-sato/a-n-regulations-1280.png",
    "footage": "demo-sato/a-n-footage-1280.png",
    "city-today": "demo-city/top-1280.png",
    "today-phone": "demo-sato/a-n-375.png",
}


def shrink(source: Path, target: Path) -> None:
    """Cut at the foot, then as many colours as fit."""
    picture = Image.open(source).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    for colours in (128, 64, 32, 16):
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size < LARGEST:
            return
    message = f"{target.name} stays above {LARGEST} bytes"
    raise ValueError(message)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, place in CHOSEN.items():
        shrink(SCREENSHOTS / place, PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()

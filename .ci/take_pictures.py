#!/usr/bin/env python3
"""Takes README's pictures: take_pictures.py PAGES.json OUTPUT FOLDER, where OUTPUT holds the sites that the pages are of."""
import json
import pathlib
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "Tests/EndToEndTests/looks"))
import browser

# Name, page, width and height in CSS pixels, dots for each of these, light or dark.
PICTURES = [
    ("desktop", ("studio", "my-bookings", 1), 1280, 800, 1, "light"),
    ("phone", ("studio", "my-bookings", 1), 375, 760, 1.5, "light"),
    ("dark", ("studio", "my-bookings", 2), 375, 760, 1.5, "dark"),
    ("join", ("studio", "join", 4), 375, 760, 1.5, "light"),
    ("hidden", ("harbour", "my-bookings", 11), 375, 760, 1.5, "light"),
]


def main() -> None:
    pages, output, folder = json.loads(pathlib.Path(sys.argv[1]).read_text())["pages"], sys.argv[2], pathlib.Path(sys.argv[3])
    paths = {(page["site"], page["kind"], page["id"]): page["path"] for page in pages}
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with browser.chromium() as chromium:
        for name, page, width, height, dots, scheme in PICTURES:
            with browser.served(f"{output}/{page[0]}/current") as address:
                viewport = {"width": width, "height": height}
                window = chromium.new_page(viewport=viewport, device_scale_factor=dots, color_scheme=scheme)
                # Drawings too have to be there.
                window.goto(f"{address}/{paths[page]}", wait_until="networkidle")
                window.screenshot(path=folder / f"{name}.png")
                window.close()


if __name__ == "__main__":
    main()

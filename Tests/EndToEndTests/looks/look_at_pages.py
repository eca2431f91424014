#!/usr/bin/env python3
"""Looks at a published tree as people do, at every member's page and one of each other kind: look_at_pages.py TREE

On a small phone, a tablet and a desk's screen, in light and in dark, from right to left, with text twice as large, with colours of the
system's own and without motion; then goes through one page of each kind by the Tab key. Prints as JSON how much was looked at; ends with 1
and a line for each fault, if there is one.
"""
import json
import pathlib
import sys

import browser

WIDTHS = (320, 768, 1440)
FOLDER = pathlib.Path(__file__).parent
MEASURE = (FOLDER / "measure.js").read_text()
FOCUS = (FOLDER / "focus.js").read_text()
OPEN_ALL = "() => document.querySelectorAll('details').forEach((details) => { details.open = true })"


def main() -> None:
    tree = pathlib.Path(sys.argv[1])
    with browser.served(tree) as address:
        with browser.chromium() as chromium:
            looker = Looker(chromium, address)
            kinds = browser.kinds(tree)
            for name in sorted({*kinds, *(name for name in browser.pages(tree) if name.startswith("m/"))}):
                looker.look(name)
            for name in kinds:
                looker.tab_through(name)
        # What the reader chose as the size of text: 32 px instead of 16.
        with browser.chromium() as chromium:
            looker.look_enlarged(chromium, kinds)
    print(json.dumps(looker.counts))
    for fault in looker.faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if looker.faults else 0)


class Looker:
    def __init__(self, chromium, address):
        self.address, self.faults = address, []
        self.counts = {"pages": 0, "looks": 0, "joinButtonsOnFirstScreen": 0, "stops": 0}
        self.page = chromium.new_page()
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))

    def look(self, name) -> None:
        """Looks at one page in every way."""
        page = self.page
        page.set_viewport_size({"width": 375, "height": 667})
        page.emulate_media(color_scheme="light")
        page.goto(f"{self.address}/{name}")
        self.counts["pages"] += 1
        self.counts["joinButtonsOnFirstScreen"] += page.locator(".next .join").count()
        self.measure(name, "375 x 667", firstScreen=667)
        page.evaluate(OPEN_ALL)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
            if (brightness(page, paper) > 128) != (scheme == "light"):
                self.faults.append(f"{name}: {scheme}: the paper is {paper}")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                self.measure(name, f"{scheme} {width}")
        page.emulate_media(color_scheme="light", forced_colors="active", reduced_motion="reduce", contrast="more")
        self.measure(name, "high contrast, no motion", isStill=True)
        page.emulate_media(forced_colors="none", reduced_motion="no-preference", contrast="no-preference")
        page.evaluate("() => { document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl' }")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            self.measure(name, f"the other direction, {width}")

    def look_enlarged(self, chromium, names) -> None:
        context = chromium.new_context(viewport={"width": 768, "height": 900}, bypass_csp=True)
        page = context.new_page()
        for name in names:
            page.goto(f"{self.address}/{name}")
            page.evaluate(OPEN_ALL)
            # Sizes are set in parts of the reader's own size of text; a zoom of 200 % is a screen half as wide, which is looked at as such.
            page.add_style_tag(content="html { font-size: 200% !important }")
            self.counts["looks"] += 1
            self.faults += [f"{name}: text of 200 %: {fault}" for fault in page.evaluate(MEASURE, {})]

    def tab_through(self, name) -> None:
        """Goes through a page by the Tab key, with everything folded as it comes."""
        page = self.page
        # Otherwise the page would still be on its way to what has the focus.
        page.emulate_media(reduced_motion="reduce")
        for width, height in ((375, 667), (1440, 900)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{self.address}/{name}")
            places = []
            while True:
                page.keyboard.press("Tab")
                stop = page.evaluate(FOCUS)
                if stop is None or stop["place"] in places:
                    break
                places.append(stop["place"])
                self.faults += [f"{name}: {width}: {fault}" for fault in stop["faults"]]
            self.counts["stops"] += len(places)
            reachable = page.locator("a[href]:visible, summary:visible").count()
            if len(places) < reachable:
                self.faults.append(f"{name}: {width}: the Tab key reaches {len(places)} of {reachable} links")

    def measure(self, name, how, **options) -> None:
        self.counts["looks"] += 1
        self.faults += [f"{name}: {how}: {fault}" for fault in self.page.evaluate(MEASURE, options)]


def brightness(page, color) -> float:
    """What a colour of CSS is on the screen, from 0 to 255."""
    return page.evaluate(
        "(color) => { const pen = new OffscreenCanvas(1, 1).getContext('2d'); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1);"
        " const [r, g, b] = pen.getImageData(0, 0, 1, 1).data; return (r * 2 + g * 7 + b) / 10 }", color)


if __name__ == "__main__":
    main()

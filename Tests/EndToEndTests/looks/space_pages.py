#!/usr/bin/env python3
"""Looks at all pages of a published tree on the narrowest phone with the spacing that a reader may ask for: space_pages.py TREE

WCAG 1.4.12: nothing is lost with lines of 1.5, letters 0.12 and words 0.16 times the size of text apart, and 2 times that behind
paragraphs. Prints the languages of the pages as JSON; ends with 1 and a line for each fault, if there is one.
"""
import json
import pathlib
import sys

import browser

SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
FOLDER = pathlib.Path(__file__).parent
MEASURE = (FOLDER / "measure.js").read_text()
OVERLAPS = (FOLDER / "overlaps.js").read_text()
OPEN_ALL = "() => document.querySelectorAll('details').forEach((details) => { details.open = true })"


def main() -> None:
    tree = pathlib.Path(sys.argv[1])
    languages, faults = set(), []
    with browser.served(tree) as address, browser.chromium() as chromium:
        page = chromium.new_context(viewport={"width": 320, "height": 900}, bypass_csp=True).new_page()
        for name in browser.pages(tree):
            page.goto(f"{address}/{name}")
            page.evaluate(OPEN_ALL)
            page.add_style_tag(content=SPACING)
            language = page.evaluate("() => document.documentElement.lang")
            languages.add(language)
            faults += [f"{name}: {language}: {fault}" for fault in page.evaluate(MEASURE, {}) + page.evaluate(OVERLAPS)]
    print(json.dumps(sorted(languages)))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

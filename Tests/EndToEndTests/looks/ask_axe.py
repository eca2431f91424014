#!/usr/bin/env python3
"""Asks axe-core about one page of each kind, in light on a desk's screen and in dark on a phone: ask_axe.py TREE [ACCENT...]

All of its rules, best practices too. With accents only about the page with most to see, in each of these colours. Prints how many pages were asked about as JSON; ends with 1 and a line for each violation, if there is
one.
"""
import itertools
import json
import pathlib
import sys

import browser
from axe_playwright_python.sync_playwright import Axe


def main() -> None:
    tree, *accents = sys.argv[1:]
    axe, asked, faults = Axe(), 0, []
    with browser.served(tree) as address, browser.chromium() as chromium:
        page = chromium.new_context(bypass_csp=bool(accents)).new_page()
        names = [richest(tree)] if accents else browser.kinds(tree)
        for name, accent in itertools.product(names, accents or [None]):
            for scheme, width in (("light", 1440), ("dark", 375)):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(f"{address}/{name}")
                page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true })")
                if accent:
                    page.add_style_tag(content=f":root {{ --accent: {accent} }}")
                for violation in axe.run(page).response["violations"]:
                    for node in violation["nodes"]:
                        where = f"{name}: {accent or ''} {scheme}: {violation['id']}: {violation['help']}"
                        faults.append(f"{where}: {node['html'][:200]} {node['failureSummary']}")
                asked += 1
    print(json.dumps({"asked": asked}))
    for fault in faults:
        print(fault.replace("\n", " "), file=sys.stderr)
    sys.exit(1 if faults else 0)


def richest(tree) -> str:
    return max(browser.kinds(tree), key=lambda name: len((pathlib.Path(tree) / name).read_bytes()))


if __name__ == "__main__":
    main()

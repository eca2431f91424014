#!/usr/bin/env python3
"""Measures pages of a published tree on a phone of 375 x 667, as they come: measure_pages.py TREE PAGE...

Prints as JSON for each page how high it is, where its first join button ends (both in CSS pixels), how often it says UTC, and how often
each password can be seen.
"""
import collections
import json
import sys

import browser

JOIN = "() => document.querySelector('.next .join')?.getBoundingClientRect().bottom ?? null"
PASSWORDS = "() => [...document.querySelectorAll('.password code')].filter((code) => code.checkVisibility()).map((code) => code.textContent)"


def main() -> None:
    measured = {}
    with browser.served(sys.argv[1]) as address, browser.chromium() as chromium:
        page = chromium.new_page(viewport={"width": 375, "height": 667})
        for name in sys.argv[2:]:
            page.goto(f"{address}/{name}", wait_until="networkidle")
            measured[name] = {
                "height": page.evaluate("document.documentElement.scrollHeight"), "joinEnd": page.evaluate(JOIN),
                "zones": page.evaluate("document.body.innerText").count("UTC"),
                "passwords": collections.Counter(page.evaluate(PASSWORDS)),
            }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()

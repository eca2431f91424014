#!/usr/bin/env python3
"""Measures pages of a published tree on a phone of 375 x 667, as they come: measure_pages.py TREE PAGE...

Prints as JSON for each page how high it is, where its first join button ends (both in CSS pixels), how often it says UTC, how often
each password can be seen, and what it loads: how many files, of how many bytes as they lie on disk.
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
        for name in sys.argv[2:]:
            # A first visit each time.
            page = chromium.new_page(viewport={"width": 375, "height": 667})
            loaded = []
            page.on("response", lambda response, loaded=loaded: loaded.append(response))
            page.goto(f"{address}/{name}", wait_until="networkidle")
            measured[name] = {
                "height": page.evaluate("document.documentElement.scrollHeight"), "joinEnd": page.evaluate(JOIN),
                "zones": page.evaluate("document.body.innerText").count("UTC"),
                "passwords": collections.Counter(page.evaluate(PASSWORDS)),
                "requests": len(loaded), "bytes": sum(len(response.body()) for response in loaded),
            }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()

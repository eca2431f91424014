#!/usr/bin/env python3
"""Prints pages of a published tree on A4 and on letter paper: print_pages.py TREE PAGE...

Prints as JSON how many sheets each page takes on the paper that takes more.
"""
import json
import re
import sys

import browser


def main() -> None:
    sheets = {}
    with browser.served(sys.argv[1]) as address, browser.chromium() as chromium:
        page = chromium.new_page()
        for name in sys.argv[2:]:
            page.goto(f"{address}/{name}")
            sheets[name] = max(len(re.findall(rb"/Type */Page\b", page.pdf(format=paper))) for paper in ("A4", "Letter"))
    print(json.dumps(sheets))


if __name__ == "__main__":
    main()

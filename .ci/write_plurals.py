#!/usr/bin/env python3
"""Writes Sources/Embedded/plurals.json: for every language, which whole and broken numbers take which plural form.

The conditions are Unicode CLDR's, as Babel 2.18.0 brings them (CLDR 47), in the shape of CLDR's own supplemental/plurals.json. Run it by
.venv/bin/python when Babel brings a newer CLDR, then the tests.

© 2004-2025 Unicode, Inc. CLDR's data is under the Unicode License V3, which lies beside it: Sources/Embedded/plurals.LICENSE.
"""

import json
import pathlib

import babel
from babel.localedata import load, locale_identifiers

BABEL, CLDR = "2.18.0", "47"
FILE = pathlib.Path(__file__).parent.parent / "Sources/Embedded/plurals.json"
CATEGORIES = ["zero", "one", "two", "few", "many", "other"]


def conditions(locale):
    """The condition of each category, in CLDR's order and notation; `other` has none."""
    rule = load(locale).get("plural_form")
    found = dict(rule.rules) if rule else {}
    for words, sign in ((" mod ", " % "), (" not in ", " != "), (" in ", " = ")):
        found = {category: text.replace(words, sign) for category, text in found.items()}
    return {f"pluralRule-count-{category}": found.get(category, "") for category in CATEGORIES if category in found or category == "other"}


def main():
    if babel.__version__ != BABEL:
        raise SystemExit(f"Babel is {babel.__version__}, not {BABEL}: set BABEL and CLDR here to what it brings")
    # Variants have the rules of their language; but for pt-PT, as in CLDR.
    languages = {name.replace("_", "-"): conditions(name) for name in locale_identifiers() if "_" not in name or name == "pt_PT"}
    data = {"supplemental": {"version": {"_cldrVersion": CLDR}, "plurals-type-cardinal": dict(sorted(languages.items()))}}
    FILE.write_text(json.dumps(data, indent=2) + "\n")


if __name__ == "__main__":
    main()

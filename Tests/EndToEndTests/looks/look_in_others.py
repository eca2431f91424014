#!/usr/bin/env python3
"""Looks at one page of each kind of a published tree in Firefox ESR or WebKitGTK: look_in_others.py firefox|webkit TREE

What is demanded of pages in Chromium (measure.js) is demanded here too, on a small phone, a tablet and a desk's screen. A page stands in a
frame of that width: no window is as narrow as a phone. Prints as JSON how often was looked; ends with 1 and a line for each fault.
"""
import json
import pathlib
import sys

import browser
import drivers

WIDTHS = (320, 768, 1440)
MEASURE = (pathlib.Path(__file__).parent / "measure.js").read_text()
FRAME = b"<!doctype html><title>A frame</title><body style='margin:0'><iframe style='border:0;height:900px'></iframe>"
SHOW = """(address, width) => {
  const frame = document.querySelector("iframe");
  frame.style.width = `${width}px`;
  frame.src = address;
}"""
# What is loaded is the page asked for, with its style sheet.
READY = """(address) => location.href === address && document.readyState === "complete"
  && getComputedStyle(document.body).display === "flex" """
OPEN_ALL = "() => document.querySelectorAll('details').forEach((details) => { details.open = true })"
# A description that is written from left to right begins at the left, on whatever page.
ALIGNED = """() => [...document.querySelectorAll(".about")].filter((about) => {
  const { direction, textAlign } = getComputedStyle(about);
  return !(textAlign === "start" || textAlign === (direction === "rtl" ? "right" : "left"));
}).map((about) => `a description is aligned at its end: ${about.textContent.trim().slice(0, 40)}`)"""


def main() -> None:
    engine, tree = sys.argv[1], pathlib.Path(sys.argv[2])
    looks, faults = 0, []
    with browser.served(tree, {"/frame": FRAME}) as address, {"firefox": drivers.firefox, "webkit": drivers.webkit}[engine]() as window:
        for name in browser.kinds(tree):
            for width in WIDTHS:
                window.open(f"{address}/frame")
                window.evaluate(SHOW, f"{address}/{name}", width)
                window.enter_frame()
                drivers.until(lambda: loaded(window, f"{address}/{name}"), name)
                window.evaluate(OPEN_ALL)
                found = window.evaluate(MEASURE, {}) + window.evaluate(ALIGNED)
                faults += [f"{name}: {engine} {width}: {fault}" for fault in found]
                window.leave_frame()
                looks += 1
    print(json.dumps({"looks": looks}))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def loaded(window, address) -> None:
    if not window.evaluate(READY, address):
        raise TimeoutError("it is still being loaded")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Looks at a preview's desk in Chromium, and at all that belongs to it: look_at_desk.py INDEX FOLDER

The desk as it is, unfolded, searched, filtered, at another time, and with a mistake over it; a page of another time; mails. Asks axe-core of
each, all of its rules, in light on a wide screen and in dark on a narrow one; lets the Nu HTML checker read each as it is in the browser;
looks whether anything is wider than 320 pixels; goes through the desk by keyboard; copies a command. Prints as JSON how often it asked,
what was copied, and what is wrong.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe

import browser

# What is waited for is named by selector: the desk forbids `eval`, by which the driver waits for any other condition.
OVERLAY = "joinery-problem"


def main() -> None:
    index, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    report = {"asked": 0, "files": 0, "stops": 0, "copied": "", "faults": []}
    axe = Axe()
    with browser.chromium() as chromium, tempfile.TemporaryDirectory() as saved:
        context = chromium.new_context()
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=index.rstrip("/"))
        page = context.new_page()
        page.on("pageerror", lambda error: report["faults"].append(str(error)))
        page.on("console", lambda message: report["faults"].append(message.text) if message.type == "error" else None)

        def look(name, address, isMail=False):
            for scheme, width in (("light", 1440), ("dark", 320)):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                if address:
                    page.goto(address)
                    page.wait_for_selector("[aria-busy]", state="detached")
                page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true })")
                wide = page.evaluate("() => document.documentElement.scrollWidth")
                if wide > width:
                    report["faults"].append(f"{name}: {wide} pixels wide at {width}")
                # A mail is read by mail programs, which know no landmarks; on its page only the bar is the preview's own.
                options = {"rules": {rule: {"enabled": False} for rule in ("region", "landmark-one-main", "page-has-heading-one")}} if isMail else {}
                for violation in axe.run(page, options=options).response["violations"]:
                    for node in violation["nodes"]:
                        report["faults"].append(f"{name}: {scheme}: {violation['id']}: {violation['help']}: {node['html'][:200]} {node['failureSummary']}")
                report["asked"] += 1
            pathlib.Path(saved, f"{name}.html").write_text("<!doctype html>" + page.evaluate("() => document.documentElement.outerHTML"))
            report["files"] += 1

        look("desk", index)
        mails = page.evaluate("() => [...new Set([...document.querySelectorAll('a[href^=\"/mail/\"]')].map((link) => link.href))]")
        kinds = {address.split("/")[5]: address for address in mails}
        look("search", f"{index}?find=chloe")
        look("nobody", f"{index}?find=nobody+at+all")
        look("filter", f"{index}?show=past")
        look("later", f"{index}?at=2026-12-01T10:00:00Z")
        page.goto(f"{index}?at=2026-12-01T10:00:00Z&find=chloe")
        look("page", page.get_by_role("link", name="Chloé Lefèvre", exact=True).first.get_attribute("href"))
        for kind, address in kinds.items():
            look(f"mail-{kind}", address, isMail=True)

        page.goto(index)
        page.wait_for_selector("[aria-busy]", state="detached")
        report["stops"] = keyboard(page, report["faults"])
        page.get_by_role("button", name="Copy: joinery").first.click()
        report["copied"] = page.evaluate("() => navigator.clipboard.readText()")

        template = folder / "Templates/my-bookings.html"
        text = template.read_text()
        template.write_text("{{#never}}\n" + text)
        page.wait_for_selector(OVERLAY, state="attached")
        look("mistake", None)
        template.write_text(text)
        page.wait_for_selector(OVERLAY, state="detached")
        checked = subprocess.run(
            [sys.executable, pathlib.Path(__file__).with_name("check_markup.py"), saved], text=True, capture_output=True, check=False)
        # It would rather have no field for a date, which all browsers have.
        report["faults"] += [line for line in checked.stderr.splitlines() if "mail-" not in line and "input type is not supported" not in line]
    print(json.dumps(report))


def keyboard(page, faults) -> int:
    """Goes through the whole desk by the tab key; answers with how many stops there are."""
    stops = set()
    for _ in range(600):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            "() => { const it = document.activeElement; if (it === document.body) return null;"
            " const style = getComputedStyle(it), box = it.getBoundingClientRect();"
            " return [[...document.querySelectorAll('*')].indexOf(it), style.outlineStyle, box.width > 0, it.outerHTML.slice(0, 100)] }")
        if stop is None or stop[0] in stops and page.evaluate("() => document.activeElement.type !== 'datetime-local' && document.activeElement.type !== 'date'"):
            break
        if stop[1] == "none" or not stop[2]:
            faults.append(f"no focus is seen at {stop[3]}")
        stops.add(stop[0])
    return len(stops)


if __name__ == "__main__":
    main()

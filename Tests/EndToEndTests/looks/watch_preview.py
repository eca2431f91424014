#!/usr/bin/env python3
"""Looks at a preview in Chromium while files change: watch_preview.py INDEX FOLDER MEMBER

Opens the member's page by its link in the index, scrolls it and unfolds what is folded. Then, by turns, changes a template, the words, the
configuration and the database, breaks a template and mends it, and waits each time until the page shows it. Prints as JSON how many
milliseconds that took from the end of each save, whether the place was kept, what the overlay said, and what the browser complained of.
"""
import json
import os
import pathlib
import sqlite3
import sys
import time

from playwright.sync_api import Error, sync_playwright

LIMIT = 20  # seconds: a wait this long means that it never comes
PLACE = "({ y: Math.round(scrollY), open: [...document.querySelectorAll('details')].map((element) => element.open) })"
OVERLAY = "document.querySelector('joinery-problem')?.shadowRoot.textContent"


def main() -> None:
    index, folder, member = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    report = {"milliseconds": {}, "places": [], "complaints": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 375, "height": 667})
        page.on("console", lambda message: report["complaints"].append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: report["complaints"].append(str(error)))
        page.goto(f"{index}?find={member.split()[0]}")
        page.get_by_role("link", name=member, exact=True).first.click()
        page.wait_for_selector("main[data-page=my-bookings]")
        page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
        page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
        wait(page, "scrollY === 900")
        page.evaluate("window.isSame = true")

        def change(name, save, is_shown):
            time.sleep(0.4)  # as if by hand: the page is at rest
            before = page.evaluate(PLACE)
            save()
            start = time.monotonic()
            wait(page, is_shown)
            report["milliseconds"][name] = round((time.monotonic() - start) * 1000)
            page.wait_for_load_state()
            report["places"].append([before, page.evaluate(PLACE)])

        template = folder / "Templates/my-bookings.html"
        text = template.read_text()
        greeting = "document.querySelector('h1')?.textContent"
        change("template", lambda: save(template, text.replace("</h1>", " (by template)</h1>")), f"{greeting}.includes('by template')")
        words = folder / "Templates/words/en.yaml"
        change("words", lambda: save(words, words.read_text().replace("hello: \"Hello,", "hello: \"Good day,")), f"{greeting}.includes('Good day')")
        configuration = folder / "site-data/joinery.yaml"
        change(
            "configuration", lambda: save(configuration, "sites: {studio: {contact: by configuration}}\n"),
            "document.querySelector('footer')?.textContent.includes('by configuration')")
        change("database", lambda: rename(folder, "Renamed"), f"{greeting}.includes('Renamed')")
        style = folder / "Templates/style.css"
        change(
            "style", lambda: save(style, style.read_text() + "\nh1 { letter-spacing: 3px; }\n"),
            "getComputedStyle(document.querySelector('h1')).letterSpacing === '3px'")
        report["styles"] = page.evaluate("document.styleSheets.length")
        change("own page", lambda: own_page(folder), "document.querySelector('footer')?.textContent.includes('A new page')")

        change("mistake", lambda: save(template, text.replace("<h1>", "<h1>{{member.nam}}")), f"{OVERLAY} != null")
        report["overlay"] = page.evaluate(OVERLAY)
        report["keptBelow"] = page.evaluate(greeting)
        change("mended", lambda: save(template, text), f"{OVERLAY} == null && !{greeting}.includes('by template')")

        report["isSame"] = page.evaluate("window.isSame === true")
        page.goto(index)
        save(template, "{{#never}}")
        wait(page, f"{OVERLAY} != null")
        report["overlayOfIndex"] = page.evaluate(OVERLAY)
        save(template, text)
        wait(page, f"{OVERLAY} == null")
        browser.close()
    print(json.dumps(report))


def wait(page, condition) -> None:
    """Waits until JavaScript says true: asked from outside, since the pages' policy lets nobody evaluate a text inside."""
    end = time.monotonic() + LIMIT
    while True:
        try:
            if page.evaluate(condition):
                return
        except Error:  # between two pages
            pass
        if time.monotonic() > end:
            sys.exit(f"waited in vain for {condition}")
        time.sleep(0.005)


def save(path, text) -> None:
    """Saves as many editors do: beside, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + "~")
    beside.write_text(text)
    os.replace(beside, path)


def rename(folder, name) -> None:
    database = sqlite3.connect(folder / "site-data/bookings.sqlite")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("UPDATE member SET first_name = ? WHERE id = 1", [name])
    database.commit()
    # Left open until the end, so that the change stays in the write-ahead log.
    CONNECTIONS.append(database)


CONNECTIONS = []


def own_page(folder) -> None:
    save(folder / "site-data/pages/new.md", "# A new page\n")


if __name__ == "__main__":
    main()

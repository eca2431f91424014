#!/usr/bin/env python3
"""Reads every page of a published tree with a parser that knows nothing of Joinery: read_pages.py TREE

Holds each page against the hooks that scripts rely upon and the rules that keep pages harmless. Prints what the pages say, as JSON: path ->
page, entries. Ends with 1 and a line for each fault, if there is one.
"""
import html.parser
import json
import pathlib
import re
import sys

import html5lib

STATES = {"shown", "hidden", "none", "pending", "withheld"}
ADDRESS = re.compile(r"/[mj]/[a-z2-7]{26}\.(html|md|ics)|/j/[a-z2-7]{26}-[a-z0-9-]+\.(html|md|ics)|/m/[a-z2-7]{26}-\d{4}(-\d+)?\.(html|md)")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
    "referrer": "no-referrer",
    "robots": "noindex, nofollow, noarchive",
}


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    pages, faults = {}, []
    # The indexes of folders are empty, and no pages.
    for path in (path for path in sorted(root.rglob("*.html")) if path.stat().st_size):
        name = str(path.relative_to(root))
        reader = Page(path.read_text(encoding="utf-8", errors="strict"), root)
        pages[name] = reader.read()
        faults += [f"{name}: {fault}" for fault in reader.faults]
    print(json.dumps(pages))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


class Page:
    def __init__(self, text, root):
        self.text, self.root, self.faults = text, root, []

    def demand(self, claim, fault) -> None:
        if not claim:
            self.faults.append(fault)

    def read(self) -> dict:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        document = parser.parse(self.text)
        for position, code, _ in parser.errors:
            self.faults.append(f"line {position[0]}: {code}")
        tags = Tags()
        tags.feed(self.text)
        self.faults += tags.faults
        self.demand(not tags.open, f"never closed: {tags.open}")
        self.look_for_harm(document)
        mains = document.findall(".//main")
        self.demand(len(mains) == 1, "not exactly one main")
        return self.read_main(mains[0]) | {"elementsOutsideMarkup": skeleton(document)}

    def read_main(self, main) -> dict:
        page = main.get("data-page")
        fields = len(main.findall(".//*[@data-field]"))
        if page == "join":
            entries = [main]
            self.demand(not main.findall(".//*[@data-link]"), "an entry within the join page")
        else:
            entries = main.findall(".//*[@data-link]")
            self.demand(not any(entry.findall(".//*[@data-link]") for entry in entries), "an entry within an entry")
        self.demand(page in {"my-bookings", "join", "index", "404"}, f"data-page is {page}")
        self.demand(page in {"my-bookings", "join"} or not entries, "an entry where none belongs")
        self.demand(fields == sum(len(entry.findall(".//*[@data-field]")) for entry in entries), "a field outside an entry")
        return {"page": page, "entries": [self.read_entry(entry, page) for entry in entries]}

    def read_entry(self, entry, page) -> dict:
        state, reason, when = entry.get("data-link"), entry.get("data-reason"), entry.get("data-when")
        self.demand(state in STATES, f"data-link is {state}")
        self.demand(reason, "no data-reason")
        self.demand(when in {"upcoming", "past"} if page == "my-bookings" else when is None, f"data-when is {when}")
        time = entry.find(".//time[@datetime]")
        start = None if time is None else time.get("datetime")
        self.demand(start and INSTANT.fullmatch(start), f"its start is {start}")
        fields = {}
        for element in entry.findall(".//*[@data-field]"):
            name = element.get("data-field")
            self.demand(name not in fields, f"{name} given twice")
            fields[name] = element
        allowed = {"link", "password", "description"} | ({"join-page"} if page == "my-bookings" else set())
        self.demand(set(fields) <= (allowed if state == "shown" else set()), f"{state}, with {sorted(fields)}")
        if state == "shown":
            self.demand("link" in fields and fields["link"].tag == "a", "shown without a link")
            self.demand(("join-page" in fields) == (page == "my-bookings"), "the join page's address")
            for name in ("password", "description"):
                # A description that is `-` is a list of nothing, which is something.
                self.demand(name not in fields or text_of(fields[name]).strip() or len(fields[name]), f"an empty {name}")
        return {
            "state": state, "reason": reason, "when": when, "start": start,
            "link": fields["link"].get("href") if "link" in fields else None,
            "password": text_of(fields["password"]) if "password" in fields else None,
            "description": text_of(fields["description"]) if "description" in fields else None,
            "joinPage": fields["join-page"].get("href") if "join-page" in fields else None,
        }

    def look_for_harm(self, document) -> None:
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        self.demand(len(ids) == len(set(ids)), "an id given twice")
        for element in document.iter():
            if not isinstance(element.tag, str):
                self.faults.append("a comment")
                continue
            self.demand(element.tag not in {"script", "style", "iframe", "object", "embed", "form", "base"}, f"<{element.tag}>")
            for name, value in element.attrib.items():
                self.demand(name != "style" and not str(name).startswith("on"), f"attribute {name}")
                if name in {"href", "src"}:
                    self.look_at_address(element, value, ids)
        policies = {meta.get("http-equiv") or meta.get("name"): meta.get("content") for meta in document.iter("meta")}
        for name, content in POLICY.items():
            self.demand(policies.get(name) == content, f"meta {name} is {policies.get(name)}")

    def look_at_address(self, element, address, ids) -> None:
        if address.startswith("#"):
            self.demand(address[1:] in ids, f"{address} leads nowhere")
        elif address.startswith("/"):
            self.demand(address.startswith("/assets/") or ADDRESS.fullmatch(address), f"address {address}")
            self.demand((self.root / address[1:]).is_file(), f"{address} leads nowhere")
        elif address.startswith(("mailto:", "tel:", "webcal://")):
            self.demand(element.tag == "a", f"<{element.tag}> leads to {address}")
            self.demand(not address.startswith("webcal:") or re.fullmatch(r"webcal://[^/]+/m/[a-z2-7]{26}\.ics", address), f"address {address}")
        else:
            self.demand(element.tag == "a" and address.lower().startswith("https://"), f"<{element.tag}> leads to {address}")
            self.demand(element.get("rel") == "noopener noreferrer", f"a link without rel: {address}")


class Tags(html.parser.HTMLParser):
    """Notes elements that are not closed by an end tag of their own."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if "svg" not in self.open and tag != "svg" and tag not in VOID:
            self.faults.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes something else")

    def handle_comment(self, data):
        self.faults.append("a comment")


def skeleton(element) -> list:
    """Names elements in order, but those within descriptions, which may have a few of their own; and those that stand or fall with a text."""
    names = []
    for child in element:
        if any("about" in (element.get("class") or "").split() for element in (child, *(child if child.tag == "details" else ()))):
            continue
        # The link to the session's page is folded away with its description, if there is one.
        if len(child) == 1 and child[0].get("data-field") == "join-page":
            continue
        names += [child.tag, *skeleton(child)]
    return names


def text_of(element) -> str:
    return "".join(element.itertext())


if __name__ == "__main__":
    main()

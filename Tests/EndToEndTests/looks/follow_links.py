#!/usr/bin/env python3
"""Follows every link of a published tree that stays within it: follow_links.py TREE

An address that begins with one slash is a file of the tree, a fragment an id of its page; whatever else there is leads to https. Prints how
many were followed as JSON; ends with 1 and a line for each that leads nowhere, if there is one.
"""
import json
import pathlib
import re
import sys
import urllib.parse

import html5lib
import markdown


def main() -> None:
    tree = pathlib.Path(sys.argv[1])
    followed, faults = 0, []
    for path in sorted(path for path in tree.rglob("*") if path.is_file()):
        page = path.relative_to(tree).as_posix()
        addresses, ids = READERS.get(path.suffix, lambda text: ([], set()))(path.read_text())
        for address in addresses:
            followed += 1
            if not leads_somewhere(address, page, ids, tree):
                faults.append(f"{page}: {address} leads nowhere")
    print(json.dumps({"followed": followed}))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def leads_somewhere(address, page, ids, tree) -> bool:
    file, _, fragment = address.partition("#")
    if not file:
        return fragment in ids
    # Where members log in, the server finds the file of `/my` by who asks.
    if re.match(r"(?i)https://[^/]|mailto:|tel:", file) or re.fullmatch(r"(webcal://[^/]+)?/my(\.md|\.ics)?", file):
        return True
    # A calendar program asks for this with https.
    file = re.sub(r"^webcal://[^/]+", "", file)
    if not file.startswith("/") or file.startswith("//"):
        return False
    target = tree / urllib.parse.unquote(file[1:] or "index.html")
    if not target.is_file():
        return False
    return not fragment or fragment in READERS[target.suffix](target.read_text())[1]


def of_html(text):
    document = html5lib.parse(text, namespaceHTMLElements=False)
    elements = [element for element in document.iter() if isinstance(element.tag, str)]
    names = ("href", "src", "{http://www.w3.org/1999/xlink}href")
    return [e.get(name) for e in elements for name in names if e.get(name)], {e.get("id") for e in elements} - {None}


def of_style(text):
    return re.findall(r"""url\(["']?([^"')]*)""", text), set()


READERS = {
    ".html": of_html, ".css": of_style, ".md": lambda text: (markdown.read(text).links, set()),
    ".svg": lambda text: (re.findall(r'href="([^"]*)"', text), set(re.findall(r'id="([^"]*)"', text))),
}


if __name__ == "__main__":
    main()

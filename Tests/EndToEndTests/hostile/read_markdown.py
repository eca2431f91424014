#!/usr/bin/env python3
"""Reads Markdown pages as programs of other people do that make links of bare addresses: read_markdown.py TREE BASE

Asks each reader for every Markdown page in TREE/m, and demands that it makes no link but those that the web page beside it has, and those to
BASE and below it. Prints as JSON how many pages were read, and how many links each reader made. Ends with 1 and a line for each fault.
"""
import html.parser
import json
import pathlib
import shutil
import subprocess
import sys
import urllib.parse

import markdown
import markdown_it
import mistune

# What each of them makes a link of.
SAMPLE = "see https://evil.example/x now"


def program(*words):
    if not shutil.which(words[0]):
        sys.exit(f"no {words[0]}: run `.ci/setup --tests`")
    return lambda text: subprocess.run(words, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode(errors="replace")


def markdown_it_reader():
    reader = markdown_it.MarkdownIt("gfm-like", {"html": True})
    # All that it can take for an address.
    reader.linkify.set({"fuzzy_link": True, "fuzzy_email": True, "fuzzy_ip": True})
    return reader.render


READERS = {
    "cmark-gfm": program("cmark-gfm", "--unsafe", "-e", "autolink", "-e", "table", "-e", "strikethrough", "-e", "tagfilter"),
    "lowdown": program("lowdown", "-T", "html", "--html-no-skiphtml", "--html-no-escapehtml"),
    "discount": program("markdown", "-f", "autolink"),
    "markdown-it": markdown_it_reader(),
    "mistune": mistune.create_markdown(escape=False, plugins=["url", "table", "strikethrough", "footnotes"]),
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["extra", "pymdownx.magiclink"]),
}


class Links(html.parser.HTMLParser):
    """Notes what a page leads to or loads."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in {"href", "src"} and value:
                # Readers encode an address each in its own way.
                self.found.add(urllib.parse.unquote(value, errors="replace").strip())


def main() -> None:
    tree, base = pathlib.Path(sys.argv[1]), sys.argv[2]
    for name, read in READERS.items():
        if not Links(read(SAMPLE)).found:
            sys.exit(f"{name} makes no links of bare addresses: so it proves nothing")
    faults, counts = [], dict.fromkeys(READERS, 0)
    pages = sorted((tree / "m").glob("*.md"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        web = Links(page.with_suffix(".html").read_text(encoding="utf-8")).found
        for name, read in READERS.items():
            found = Links(read(text)).found
            counts[name] += len(found)
            for link in sorted(found - web):
                is_own = link.startswith((base + "/", "/")) and not link.startswith("//") or link.startswith("#")
                if not is_own:
                    faults.append(f"{name}, {page.name}: {link!r}")
    print(json.dumps({"pages": len(pages), "links": counts}))
    for fault in faults[:40]:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()

#!/usr/bin/env python3
"""Holds every Markdown page of a published tree against its HTML twin: compare_twins.py TREE

Both have the same headings of the same levels in the same order, and as many links to each address; links within a page and to the page's
own other forms aside. Prints how many pages were compared as JSON; ends with 1 and a line for each difference, if there is one.
"""
import collections
import json
import pathlib
import re
import sys

import html5lib
import markdown


def main() -> None:
    tree = pathlib.Path(sys.argv[1])
    compared, faults = 0, []
    for path in sorted(tree.rglob("*.md")):
        page = path.relative_to(tree).as_posix()
        of_markdown, of_html = markdown.read(path.read_text()), read_html(path.with_suffix(".html").read_text())
        compared += 1
        if of_markdown.headings != of_html.headings:
            faults.append(f"{page}: headings {of_markdown.headings}, in HTML {of_html.headings}")
        own = re.compile(rf"^#|/{re.escape(page.removesuffix('md'))}|/my(\.md|\.ics)?$")
        # Plain text leads on to plain text, where HTML leads to HTML.
        counts = [collections.Counter(re.sub(r"^(/.*)\.md$", r"\1.html", link) for link in links if not own.search(link)) for links in (of_markdown.links, of_html.links)]
        if counts[0] != counts[1]:
            faults.append(f"{page}: only here {counts[0] - counts[1]}, only in HTML {counts[1] - counts[0]}")
    print(json.dumps({"compared": compared}))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def read_html(text) -> markdown.Document:
    document = html5lib.parse(text, namespaceHTMLElements=False)
    # What is there for scripts alone nobody reads.
    unseen = {inner for element in document.iter() if element.get("hidden") is not None for inner in element.iter()}
    body = [element for element in document.find("body").iter() if isinstance(element.tag, str) and element not in unseen]
    return markdown.Document(
        links=[element.get("href") for element in body if element.tag == "a"],
        headings=[(int(e.tag[1]), markdown.one_line("".join(e.itertext()))) for e in body if e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}],
    )


if __name__ == "__main__":
    main()

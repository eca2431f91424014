"""Reads Markdown with the program `cmark`."""
import dataclasses
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

NAMESPACE = "{http://commonmark.org/xml/1.0}"


@dataclasses.dataclass
class Document:
    #: Destinations, in order.
    links: list[str]
    #: Level and text, in order.
    headings: list[tuple[int, str]]


def read(text) -> Document:
    cmark = shutil.which("cmark") or sys.exit("no cmark: run `.ci/setup --tests`")
    # Without --unsafe no difference is made between raw HTML and none, so it is asked for and refused.
    tree = subprocess.run([cmark, "--to", "xml", "--unsafe"], input=text, stdout=subprocess.PIPE, text=True, check=True).stdout
    root = xml.etree.ElementTree.fromstring(tree)
    if root.find(f".//{NAMESPACE}html_block") is not None or root.find(f".//{NAMESPACE}html_inline") is not None:
        sys.exit("a Markdown page holds HTML")
    return Document(
        links=[link.get("destination") for link in root.iter(f"{NAMESPACE}link")],
        headings=[(int(heading.get("level")), one_line("".join(heading.itertext()))) for heading in root.iter(f"{NAMESPACE}heading")],
    )


def one_line(text) -> str:
    return re.sub(r"\s+", " ", text).strip()

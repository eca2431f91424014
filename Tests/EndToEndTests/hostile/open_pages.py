#!/usr/bin/env python3
"""Opens pages with hostile text in Chromium: open_pages.py TREE EXPECTED.json

EXPECTED tells for each path the texts that must be read there, by selector. Prints how many pages and texts it looked at, as JSON. Ends with 1
and a line for each fault: a dialog, a request to elsewhere, an error on the console (a refused script is one), an element or attribute that
pages have no use for, an address that leads elsewhere, a text that is not the one given.
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "looks"))
import browser  # noqa: E402

ELEMENTS = set(
    "html head meta title link body header main footer section article nav div p span b strong em code pre blockquote ul ol li dl dt dd h1 h2 h3 h4 "
    "a bdi time img details summary hr br svg symbol use path g defs circle rect line polyline polygon ellipse address".split())

LOOK = """() => {
  const elements = [...document.querySelectorAll('*')];
  const names = elements.flatMap(element => element.getAttributeNames().map(name => [element.localName, name, element.getAttribute(name)]));
  const texts = selector => [...document.querySelectorAll(selector)].map(element => element.textContent);
  return {
    elements: [...new Set(elements.map(element => element.localName))],
    attributes: names.filter(([, name]) => name.startsWith('on') || ['style', 'srcdoc', 'action', 'formaction', 'ping', 'nonce'].includes(name)),
    addresses: elements.flatMap(element => ['href', 'src', 'xlink:href', 'data', 'poster', 'srcset'].filter(name => element.hasAttribute(name))
      .map(name => [element.localName, element.getAttribute(name)])),
  };
}"""
READ = "selector => [...document.querySelectorAll(selector)].map(element => element.textContent)"


def main() -> None:
    tree, expected = sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    faults, texts = [], 0
    with browser.served(tree) as address, browser.chromium() as chromium:
        context = chromium.new_context()
        page = context.new_page()
        name = ""
        page.on("dialog", lambda dialog: (faults.append(f"{name}: a dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: message.type in {"error", "warning"} and "favicon" not in (message.location or {}).get("url", "")
                and faults.append(f"{name}: on the console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"{name}: a script failed: {error}"))
        context.on("request", lambda request: request.url.startswith(address + "/") or faults.append(f"{name}: asks for {request.url}"))
        context.on("page", lambda other: other is page or faults.append(f"{name}: opens a window"))
        for name, fields in expected.items():
            page.goto(f"{address}/{name}", wait_until="load")
            page.bring_to_front()
            look = page.evaluate(LOOK)
            for element in set(look["elements"]) - ELEMENTS:
                faults.append(f"{name}: an element <{element}>")
            for element, attribute, _ in look["attributes"]:
                faults.append(f"{name}: an attribute {attribute} of <{element}>")
            for element, target in look["addresses"]:
                if not (target.startswith(("#", "/")) and not target.startswith("//")
                        or element == "a" and target.lower().startswith(("https://", "webcal://"))):
                    faults.append(f"{name}: <{element}> leads to {target!r}")
            for selector, given in fields.items():
                found = page.evaluate(READ, selector)
                texts += len(found)
                if not found or any(" ".join(text.split()) != " ".join(visible(given).split()) for text in found):
                    faults.append(f"{name}: {selector} reads {found[:3]!r}, given was {given!r}")
    print(json.dumps({"pages": len(expected), "texts": texts}))
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def visible(text) -> str:
    """What is left of a text where controls, noncharacters and marks that turn text round have no place."""
    return "".join(c for c in text if not (
        ord(c) < 0x20 and c not in "\t\n\r" or 0x7F <= ord(c) <= 0x9F or 0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069
        or 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) & 0xFFFE == 0xFFFE))


if __name__ == "__main__":
    main()

"""Reads mails as a mail program does, by Python's parser at its strictest: read_mails.py FOLDER

Prints one JSON object: by file name, the headers, the parts of each type decoded, and all that is decoded in one text. Ends with 1, and says why,
if any mail has a defect: in its form, in a header, in an encoding, in a line.
"""
import email
import email.policy
import html.parser
import json
import pathlib
import sys

STRICT = email.policy.SMTP.clone(raise_on_defect=True)


def read(path: pathlib.Path) -> dict:
    raw = path.read_bytes()
    check_bytes(raw)
    message = email.message_from_bytes(raw, policy=STRICT)
    parts = {"text/plain": [], "text/html": [], "text/calendar": []}
    decoded = []
    for part in message.walk():
        for name, value in part.items():
            assert not getattr(value, "defects", ()), f"{name}: {value.defects}"
            decoded.append(f"{name}: {value}")
        assert not part.defects, part.defects
        if part.is_multipart():
            continue
        text = part.get_payload(decode=True).decode("utf-8")
        parts[part.get_content_type()].append(text)
        # Long lines of a calendar are broken by a line end and a space.
        decoded.append(text.replace("\r\n ", "") if part.get_content_type() == "text/calendar" else text)
    assert len(parts["text/plain"]) == len(parts["text/html"]) == 1, "a mail has one text and one page"
    names = [name.lower() for name in message.keys()]
    assert len(names) == len(set(names)), f"a header stands twice: {names}"
    return {
        "headers": {name: str(value) for name, value in message.items()},
        "to": [address.addr_spec for address in message["to"].addresses],
        "toName": message["to"].addresses[0].display_name,
        "text": parts["text/plain"][0].replace("\r\n", "\n"),
        "html": parts["text/html"][0].replace("\r\n", "\n"),
        "calendars": parts["text/calendar"],
        "methods": [part.get_param("method") for part in message.walk() if part.get_content_type() == "text/calendar"],
        "files": [f"{part.get_content_disposition()} {part.get_filename()}" for part in message.walk()
                  if part.get_content_type() == "text/calendar"],
        "decoded": "\n".join(decoded),
        **page(parts["text/html"][0]),
    }


class Page(html.parser.HTMLParser):
    """Takes down what elements and attributes a page has, and where it leads."""

    def __init__(self):
        super().__init__()
        self.elements, self.attributes, self.links = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name == "href"}


def page(text: str) -> dict:
    reader = Page()
    reader.feed(text)
    reader.close()
    return {"elements": sorted(reader.elements), "attributes": sorted(reader.attributes), "links": sorted(reader.links)}


def check_bytes(raw: bytes) -> None:
    """What no parser complains about and some servers do."""
    assert raw.isascii() and b"\0" not in raw, "bytes beyond ASCII"
    lines = raw.split(b"\r\n")
    assert lines[-1] == b"", "no line end at the end"
    for line in lines:
        assert b"\r" not in line and b"\n" not in line, "a line end that is not CRLF"
        assert len(line) <= 78 or line.startswith((b" <", b"Message-ID:", b"References:")), f"a line of {len(line)} characters"
        assert line != b".", "a dot alone on a line"
        assert not line.endswith((b" ", b"\t")), "white space at the end of a line"


def main() -> None:
    mails, wrong = {}, []
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml*")):
        try:
            mails[path.name] = read(path)
        except Exception as error:
            wrong.append(f"{path.name}: {type(error).__name__}: {error}")
    json.dump(mails, sys.stdout)
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Scores a site as MDN's HTTP Observatory does: observatory.py CERTIFICATES HOST HTTP_PORT HTTPS_PORT

Asks the server at this machine's ports for the front page by http and by https under the name HOST, and prints score, grade and what each
test found, as JSON. The rules are those that
https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring publishes, as version 1.6 of
github.com/mdn/mdn-http-observatory applies them, as far as a site without scripts and cookies can meet them: whatever is not known here
counts as the worst result of its test. Nobody is preloaded. Standard library only.
"""
import html.parser
import http.client
import json
import re
import ssl
import sys
import urllib.parse

BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
UNSAFE = BROAD | {"'unsafe-inline'", "data:"}
GRADES = [(100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-"), (40, "D+"), (30, "D"), (25, "D-"), (0, "F")]
SIX_MONTHS = 15_768_000


class Page(html.parser.HTMLParser):
    """What a page says of itself: its `meta http-equiv`, and the scripts that it loads."""

    def __init__(self, text: str):
        super().__init__()
        self.equivalents: list[tuple[str, str]] = []
        self.scripts: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        fields = dict(attributes)
        if tag == "meta" and fields.get("http-equiv"):
            self.equivalents.append((fields["http-equiv"].lower(), fields.get("content") or ""))
        if tag == "script":
            self.scripts.append(fields)


def main() -> None:
    certificates, host, plain_port, secure_port = sys.argv[1:]
    plain = ask(http.client.HTTPConnection("127.0.0.1", int(plain_port), timeout=30), host)
    secure = ask(Verified(certificates, host, int(secure_port)), f"{host}:{secure_port}")
    page = Page(secure.body)
    csp = policy(secure, page)
    found = {
        "content-security-policy": content_security_policy(csp),
        "cookies": (0, "none") if secure.headers.get_all("Set-Cookie") is None else (-40, "there are some"),
        "cross-origin-resource-sharing": (0, "none") if secure.headers["Access-Control-Allow-Origin"] is None else (-50, "there is some"),
        "cross-origin-embedder-policy": one_of(secure, "Cross-Origin-Embedder-Policy", {"require-corp": 10, "credentialless": 10, "unsafe-none": 0}),
        "cross-origin-opener-policy": one_of(
            secure, "Cross-Origin-Opener-Policy",
            {"same-origin": 10, "same-origin-allow-popups": 10, "noopener-allow-popups": 10, "unsafe-none": 0}),
        "cross-origin-resource-policy": one_of(secure, "Cross-Origin-Resource-Policy", {"same-origin": 10, "same-site": 10, "cross-origin": 0}),
        "redirection": redirection(plain, host),
        "referrer-policy": referrer_policy(secure, page),
        "strict-transport-security": strict_transport_security(secure),
        "subresource-integrity": (0, "no scripts") if not page.scripts else (-50, "there are scripts"),
        "x-content-type-options": (0, "nosniff") if secure.headers.get_all("X-Content-Type-Options") == ["nosniff"] else (-5, "missing or odd"),
        "x-frame-options": frame_options(secure, csp),
    }
    # Credit counts only where nothing is far from right.
    worst = 100 + sum(modifier for modifier, _ in found.values() if modifier < 0)
    score = max(100 + sum(modifier for modifier, _ in found.values()) if worst >= 90 else worst, 0)
    grade = next(grade for least, grade in GRADES if score >= least)
    print(json.dumps({"status": secure.status, "score": score, "grade": grade, "found": {name: f"{modifier:+} {why}" for name, (modifier, why) in found.items()}}))


class Verified(http.client.HTTPSConnection):
    """A connection to this machine whose certificate must be that of another name."""

    def __init__(self, certificates: str, name: str, port: int):
        super().__init__("127.0.0.1", port, timeout=30, context=ssl.create_default_context(cafile=certificates))
        self.name = name

    def connect(self):
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.name)


def ask(connection, host: str):
    connection.request("GET", "/", headers={"Host": host})
    answer = connection.getresponse()
    answer.body = answer.read().decode()
    connection.close()
    return answer


def policy(secure, page: Page) -> dict[str, set[str]] | None:
    """The directives of header and page together; nil where there is no header, or a directive comes twice."""
    texts = (secure.headers.get_all("Content-Security-Policy") or []) + [content for name, content in page.equivalents if name == "content-security-policy"]
    if not secure.headers["Content-Security-Policy"]:
        return None
    directives: dict[str, set[str]] = {}
    for text in texts:
        names = set()
        for directive in filter(None, (part.split() for part in text.split(";"))):
            name, *sources = directive
            if name in names:
                return None
            names.add(name)
            # What two policies both allow is allowed.
            directives[name] = directives[name] & set(sources) if name in directives else set(sources)
    return directives


def content_security_policy(csp) -> tuple[int, str]:
    if csp is None:
        return -25, "missing or invalid"
    default = csp.get("default-src", {"*"})
    script, style, objects = (csp.get(name, default) for name in ("script-src", "style-src", "object-src"))
    if script & UNSAFE or objects & BROAD or "'strict-dynamic'" in script:
        return -20, "unsafe-inline"
    if any(source.startswith(("http:", "ftp:")) for sources in csp.values() for source in sources):
        return -20, "insecure scheme"
    if "'unsafe-eval'" in script | style:
        return -10, "unsafe-eval"
    if style & UNSAFE:
        return 0, "unsafe styles"
    return (10, "no unsafe, default-src none") if default == {"'none'"} else (5, "no unsafe")


def one_of(secure, name: str, modifiers: dict[str, int]) -> tuple[int, str]:
    values = secure.headers.get_all(name) or []
    if not values:
        return 0, "missing"
    return (modifiers.get(values[0], -5), values[0]) if len(values) == 1 else (-5, "more than one")


def redirection(plain, host: str) -> tuple[int, str]:
    target = urllib.parse.urlsplit(plain.headers["Location"] or "")
    if plain.status not in (301, 302, 303, 307, 308) or target.scheme != "https":
        return -20, "not to https"
    return (0, "to https") if target.hostname == host else (-5, "to another host")


def referrer_policy(secure, page: Page) -> tuple[int, str]:
    texts = (secure.headers.get_all("Referrer-Policy") or []) + [content for name, content in page.equivalents if name == "referrer-policy"]
    if not texts:
        return 0, "missing"
    last = ", ".join(texts).rpartition(",")[2].strip().lower()
    return (5 if last in ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin") else -5), last


def strict_transport_security(secure) -> tuple[int, str]:
    values = secure.headers.get_all("Strict-Transport-Security") or []
    age = re.fullmatch(r"max-age=(\d+)(; includeSubDomains)?(; preload)?", values[0]) if len(values) == 1 else None
    if age is None:
        return -20, "missing or invalid"
    return (0 if int(age[1]) >= SIX_MONTHS else -10), values[0]


def frame_options(secure, csp) -> tuple[int, str]:
    if csp and "frame-ancestors" in csp:
        return 5, "by frame-ancestors"
    return (5, "deny") if secure.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN") else (-20, "missing or odd")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Asks a running server for pages of a published tree and checks what visitors must be told: check_server.py TREE URL [HOST]

Every answer, 404 too, has the security headers; whoever asks for Markdown gets it; pages are never kept, assets for ever; types are right; dot files and folders stay closed.
"""
import pathlib
import sys
import urllib.error
import urllib.request

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
TYPES = {".html": "text/html", ".md": "text/markdown", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain", ".ics": "text/calendar"}
HOST = {"Host": sys.argv[3]} if len(sys.argv) > 3 else {}


def main() -> None:
    tree, url = pathlib.Path(sys.argv[1]), sys.argv[2]
    files = [path.relative_to(tree).as_posix() for path in sorted(tree.rglob("*")) if path.is_file()]
    for name in files:
        answer = ask(f"{url}/{name}")
        demand(name, answer.status, 200)
        demand(name, answer.headers.get_content_type(), TYPES[pathlib.Path(name).suffix])
        is_asset = name.startswith("assets/")
        demand(name, answer.headers["Cache-Control"], "public, max-age=31536000, immutable" if is_asset else "private, no-store")
        found = (answer.headers["ETag"], answer.headers["Last-Modified"], answer.read())
        demand(name, found, (None, None, (tree / name).read_bytes()))
        twin = tree / name.replace(".html", ".md")
        is_page = not name.endswith("/index.html")  # an empty one, for servers that list folders
        if name.partition("/")[0] in ("m", "j", "pages") and name.endswith(".html") and is_page:
            demand(name, answer.headers["Vary"], "Accept")
            markdown = ask(f"{url}/{name}", accept="text/html;q=0.8, text/markdown")
            found = (markdown.headers["Content-Type"], markdown.headers["Vary"], markdown.read())
            demand(f"{name} in Markdown", found, ("text/markdown; charset=utf-8", "Accept", twin.read_bytes()))
    for name in ("m/nobody.html", "m/", "j/", ".git/HEAD", "../private/lock", "%2e%2e/private/lock"):
        demand(name, ask(f"{url}/{name}").status in (400, 403, 404), True)
    demand("POST", ask(f"{url}/index.html", method="POST").status in (403, 405), True)
    print(f"{len(files)} files served as they should be")


def ask(url, method="GET", accept=None):
    try:
        answer = urllib.request.urlopen(urllib.request.Request(url, method=method, headers=HOST | ({"Accept": accept} if accept else {})))
    except urllib.error.HTTPError as error:
        answer = error
    if answer.status != 400:  # nginx answers to what is no request before it reads any server's configuration
        for name, value in HEADERS.items():
            demand(f"{method} {url}: {name}", answer.headers[name], value)
    return answer


def demand(what, found, wanted) -> None:
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


if __name__ == "__main__":
    main()

"""Opens the pages of published trees in Debian's Chromium, as a visitor's browser would."""
import collections
import contextlib
import functools
import http.server
import pathlib
import re
import shutil
import sys
import threading

import playwright.sync_api


@contextlib.contextmanager
def chromium(*arguments, **options):
    path = shutil.which("chromium") or sys.exit("no chromium: run `.ci/setup --tests`")
    with playwright.sync_api.sync_playwright() as drivers:
        browser = drivers.chromium.launch(executable_path=path, args=["--no-sandbox", *arguments], **options)
        yield browser
        browser.close()


@contextlib.contextmanager
def served(tree, others={}):
    """Serves a tree, and other pages by their path, at a free port of the loopback interface; gives its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            page = others.get(self.path)
            if page is None:
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tree)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def pages(tree) -> list[str]:
    """Every HTML page below a tree, by its path there; the empty indexes of folders are none."""
    return sorted(path.relative_to(tree).as_posix() for path in pathlib.Path(tree).rglob("*.html") if path.stat().st_size)


def kinds(tree) -> list[str]:
    """One page of each kind: pages that differ in texts alone are one kind, so what costs seconds a page is asked of these."""
    chosen = collections.OrderedDict()
    for name in pages(tree):
        text = (pathlib.Path(tree) / name).read_text()
        # What a page says of itself and of its entries, and all that has a look of its own.
        marks = re.findall(r'(?:data-(?:page|link|reason|when)|class)="(?!icon )[^"]*"|<details', text)
        chosen.setdefault(frozenset(marks), name)
    return list(chosen.values())

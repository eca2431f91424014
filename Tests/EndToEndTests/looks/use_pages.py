#!/usr/bin/env python3
"""Uses a member's page in Chromium as a member does: use_pages.py ADDRESS PAGE LINK

Follows the link to the meeting in the same tab and in a new one, goes back, opens the join page, and saves the calendar. The browser finds every
host but the site's own at a server of ours, which notes what it is asked. Prints what happened, as JSON. Ends with 1 and a line for each fault.
"""
import contextlib
import http.server
import json
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import browser


@contextlib.contextmanager
def elsewhere():
    """All the world's other hosts: gives the port and a list of what they are asked, address and headers."""
    asked = []

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((f"https://{self.headers['host']}{self.path}", {name.lower(): value for name, value in self.headers.items()}))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>The meeting</title><link rel=icon href='data:,'>")

        def log_message(self, *_):
            pass

    with tempfile.TemporaryDirectory() as folder:
        key, certificate = f"{folder}/key", f"{folder}/certificate"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=elsewhere", "-keyout", key,
                        "-out", certificate], check=True, stderr=subprocess.DEVNULL)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, asked
        server.shutdown()


def main() -> None:
    address, name, link = sys.argv[1:]
    faults, console = [], []

    def demand(claim, fault):
        if not claim:
            faults.append(fault)

    with elsewhere() as (port, meetings), browser.chromium(
            f"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE {urllib.parse.urlsplit(address).hostname}", "--ignore-certificate-errors",
            "--disable-background-networking", "--disable-component-update") as chromium:
        context = chromium.new_context(accept_downloads=True, ignore_https_errors=True)
        context.on("console", lambda message: message.type in {"error", "warning"} and console.append(message.text))
        context.add_init_script("document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))")
        page = context.new_page()
        response = page.goto(f"{address}/{name}", wait_until="load")
        demand(response.status == 200, f"the page answers {response.status}")
        demand("frame-ancestors 'none'" in response.headers.get("content-security-policy", ""), "the page has no policy in its headers")
        demand(response.headers.get("referrer-policy") == "no-referrer", "the page has no Referrer-Policy")
        demand(not meetings, f"the page asks elsewhere: {meetings}")
        button = page.locator("[data-field=link]").first
        demand(button.get_attribute("href") == link, "the link is another one")

        button.click()
        page.wait_for_url(link)
        demand(page.title() == "The meeting", "the link does not lead to the meeting")
        demand(page.evaluate("document.referrer") == "", "the meeting's page has a referrer")
        page.go_back(wait_until="load")
        demand(page.url == f"{address}/{name}" and button.is_visible(), "Back does not lead back")

        with context.expect_page() as opened:
            button.click(modifiers=["Control"])
        # Chromium shows an empty page before it asks for the link's.
        opened.value.wait_for_url(link)
        demand(opened.value.evaluate("window.opener") is None, "the meeting can reach the page that opened it")
        demand(page.url == f"{address}/{name}", "the page itself has moved")
        opened.value.close()

        demand(len(meetings) == 2, f"the meeting's host was asked {len(meetings)} times")
        for url, headers in meetings:
            demand(url == link, "the meeting's host was asked for something else")
            demand("referer" not in headers, "the meeting's host was told where the visitor came from")

        page.locator("[data-field=join-page]").first.click()
        page.wait_for_load_state()
        demand("/j/" in page.url and page.locator("main[data-page=join] [data-field=link]").get_attribute("href") == link,
               "the join page does not show the link")
        page.go_back(wait_until="load")

        calendar = page.locator(f"a[href$='.ics']:not([href^='webcal'])").first
        calendar.evaluate("element => { for (let box = element.closest('details'); box; box = box.parentElement.closest('details')) box.open = true }")
        with page.expect_download() as saved:
            calendar.click()
        text = open(saved.value.path(), "rb").read()
        demand(saved.value.suggested_filename.endswith(".ics"), f"the calendar is saved as {saved.value.suggested_filename}")
        demand(text.startswith(b"BEGIN:VCALENDAR\r\n") and text.endswith(b"END:VCALENDAR\r\n"), "the calendar is none")
        missing = page.goto(f"{address}/m/nobody.html")
        demand(missing.status == 404 and page.locator("main[data-page='404']").count() == 1, "a page that is not there is answered otherwise")
    # The 404 that was asked for is the only thing a console may speak of.
    faults += [f"on the console: {text}" for text in console if "404" not in text]
    print(json.dumps({"meetings": len(meetings), "calendar": len(text)}))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

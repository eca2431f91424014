"""Drives Debian's Firefox ESR and WebKitGTK by what each speaks itself: Marionette, and WebDriver."""
import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

MINI_BROWSERS = sorted(pathlib.Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


@contextlib.contextmanager
def firefox():
    path = shutil.which("firefox-esr") or sys.exit("no firefox-esr: run `.ci/setup --tests`")
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        pathlib.Path(folder, "user.js").write_text(f'user_pref("marionette.port", {port});\n')
        environment = {**os.environ, "HOME": folder, "MOZ_HEADLESS": "1"}
        with running([path, "--marionette", "--profile", folder, "--no-remote", "about:blank"], environment):
            connection = Marionette(port)
            connection.ask("WebDriver:NewSession", {"capabilities": {}})
            yield connection
            connection.close()


@contextlib.contextmanager
def webkit():
    driver = shutil.which("WebKitWebDriver")
    if not driver or not MINI_BROWSERS or not shutil.which("Xvfb"):
        sys.exit("no WebKitWebDriver, MiniBrowser or Xvfb: run `.ci/setup --tests`")
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        display = f":{port}"
        # A user's own session bus and runtime folder have no place here. WebKit's sandbox needs rights that containers lack.
        environment = {**os.environ, "HOME": folder, "XDG_RUNTIME_DIR": folder, "DISPLAY": display, "GDK_BACKEND": "x11",
                       "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1"}
        with running(["Xvfb", display, "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], environment), \
                running([driver, f"--port={port}", "--host=127.0.0.1"], environment):
            connection = WebDriver(port)
            yield connection
            connection.close()


@contextlib.contextmanager
def running(command, environment):
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(attempt, what):
    """Tries until it works; gives what it gave."""
    end = time.monotonic() + 60
    while True:
        try:
            return attempt()
        except OSError as problem:
            if time.monotonic() > end:
                sys.exit(f"{what} does not answer: {problem}")
            time.sleep(0.2)


class Marionette:
    """https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html: `length:[type, id, command, parameters]`"""

    def __init__(self, port):
        self.socket = until(lambda: socket.create_connection(("127.0.0.1", port), timeout=60), "firefox-esr")
        self.reader, self.count = self.socket.makefile("rb"), 0
        self.read()

    def read(self):
        length = b""
        while (byte := self.reader.read(1)) != b":":
            length += byte
        return json.loads(self.reader.read(int(length)))

    def ask(self, command, parameters):
        self.count += 1
        text = json.dumps([0, self.count, command, parameters]).encode()
        self.socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, result = self.read()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result

    def open(self, url):
        self.ask("WebDriver:SwitchToFrame", {"id": None})
        self.ask("WebDriver:Navigate", {"url": url})

    def evaluate(self, function, *arguments):
        return self.ask("WebDriver:ExecuteScript", {"script": f"return ({function})(...arguments)", "args": list(arguments)})["value"]

    def enter_frame(self):
        element = self.ask("WebDriver:FindElement", {"using": "css selector", "value": "iframe"})["value"]
        self.ask("WebDriver:SwitchToFrame", {"element": next(iter(element.values()))})

    def leave_frame(self):
        self.ask("WebDriver:SwitchToFrame", {"id": None})

    def close(self):
        self.ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self.socket.close()


class WebDriver:
    """https://www.w3.org/TR/webdriver2/"""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(MINI_BROWSERS[-1]), "args": ["--automation"]}
        capabilities = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        answer = until(lambda: self.post("", capabilities), "WebKitWebDriver")
        self.base += f"/{answer['sessionId']}"

    def post(self, path, body, method="POST"):
        request = urllib.request.Request(self.base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as problem:
            raise RuntimeError(f"{path}: {problem.read().decode()[:400]}") from None

    def open(self, url):
        self.post("/frame", {"id": None})
        self.post("/url", {"url": url})

    def evaluate(self, function, *arguments):
        return self.post("/execute/sync", {"script": f"return ({function})(...arguments)", "args": list(arguments)})

    def enter_frame(self):
        self.post("/frame", {"id": self.post("/element", {"using": "css selector", "value": "iframe"})})

    def leave_frame(self):
        self.post("/frame", {"id": None})

    def close(self):
        self.post("", {}, method="DELETE")

#!/usr/bin/env python3
"""Logs in at a running server as every member and tries to see everything: log_in.py ADDRESS HOST TREE < LOGINS

LOGINS is a JSON list of objects with `name` and `password`, one for each member whose files lie in TREE/m; one of them has pages of years. Tries every ordered pair of members
with every file of the other in twelve spellings (all of them for a few, and for all with THOROUGH in the environment), whatever a name can be made to look like, and whether answers tell known names and pages
from unknown ones. Prints what it saw as JSON: how many requests, and what was `foreign` (somebody got what is not theirs) or `wrong`.
Standard library only; what must be true is written here and nowhere else.
"""
import base64
import http.client
import json
import os
import pathlib
import sys

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
TYPES = {".html": "text/html; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".ics": "text/calendar; charset=utf-8"}
# How somebody may write the path of a file: `{m}` is `m`, `{f}` the file's name.
SPELLINGS = [
    "/{m}/{f}", "/{m}//{f}", "//{m}/{f}", "/./{m}/{f}", "/{m}/./{f}", "/%6d/{f}", "/{m}%2f{f}", "/%2f{m}/{f}", "/%2e/{m}/{f}",
    "/j/../{m}/{f}", "/j/%2e%2e/{m}/{f}", "/j/..%2f{m}/{f}", "/j/%2e%2e%2f{m}%2f{f}", "/j/%252e%252e/{m}/{f}", "/my/../{m}/{f}", "/my/{f}",
    "/my.md/../{m}/{f}", "/assets/../{m}/{f}", "/assets/..%5c{m}%5c{f}", "/{m}%5c{f}", "/../current/{m}/{f}", "/j/../../current/{m}/{f}",
    "/{m}/{f}/", "/{m}/{f}%00", "/{m}/{f}%20", "/{m}/{f};x=/my", "/{m}/{f}?/my", "/M/{f}", "/my?{m}/{f}", "/my/%2e%2e/{m}/{f}",
    "http://localhost/{m}/{f}", "/j/{f}", "/{f}", "/my%2f..%2f{m}%2f{f}",
]
ACCEPTS = [  # what is asked for, and whether Markdown is the answer
    (None, False), ("*/*", False), ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False), ("text/markdown", True),
    ("text/markdown, text/html, */*", True), ("text/markdown;q=0", False), ("text/markdown;q=0.8, text/html;q=0.85", False),
    ("text/markdown;q=0.85, text/html;q=0.8", True), ("text/markdown;q=0.5, */*", False), ("text/markdown;q=0.5, */*;q=0.1", True),
    ("Text/Markdown ; charset=utf-8", True), ("application/json, text/markdown;q=0.1", True), ("text/markdown;q=0.001,text/html;q=0", True),
    ("text/markdown;q=0.5, text/*;q=0.4, */*", True), ("text/markdown;q=0.9, text/html;q=1", False), ("text/markdownx", False),
    ("text/markdown;variant=GFM;q=0.3, text/html;q=0.4", False), ("text/markdown;q=1.0, text/html;q=1", True),
]


class Server:
    def __init__(self, address, host):
        self.host = host
        self.address = address.removeprefix("http://")
        self.connection = None
        self.requests = 0
        self.wrong = []

    def ask(self, path, login=None, method="GET", **more):
        """Answers with status, headers and body, and checks what every answer must say."""
        headers = {"Host": self.host} | {name.replace("_", "-"): value for name, value in more.items() if value is not None}
        if login:
            headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
        self.requests += 1
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.address, timeout=30)
        try:
            self.connection.request(method, path, headers=headers)
            answer = self.connection.getresponse()
            body = answer.read()
        except (http.client.HTTPException, ConnectionError):
            self.connection = None  # a server may hang up on what is no request
            return 0, {}, b""
        if answer.will_close:
            self.connection = None
        self.check(f"{method} {path}", answer)
        return answer.status, answer.headers, body

    def check(self, what, answer):
        if answer.status == 400:  # answered before any site's configuration is read
            return
        for name, value in HEADERS.items():
            if answer.status == 421 and name == "Strict-Transport-Security":  # of a name that is no site's nothing is said for the future
                continue
            self.demand(f"{what} ({answer.status}): {name}", answer.headers.get_all(name), [value])
        if answer.status != 200 or "/assets/" not in what:
            self.demand(f"{what} ({answer.status}): Cache-Control", answer.headers.get_all("Cache-Control"), ["private, no-store"])
        self.demand(f"{what}: ETag and Last-Modified", (answer.headers["ETag"], answer.headers["Last-Modified"]), (None, None))

    def demand(self, what, found, wanted):
        if found != wanted:
            self.wrong.append(f"{what}: found {found!r}, wanted {wanted!r}")


def main() -> None:
    server, tree = Server(*sys.argv[1:3]), pathlib.Path(sys.argv[3])
    members = json.load(sys.stdin)
    files = {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}
    # Empty, for servers that list folders; this one must deny it like everything in `m/`.
    server.demand("the index of m/", (files.pop("m/index.html"), server.ask("/m/index.html")[0]), (b"", 404))
    own = {member["name"]: {name: body for name, body in files.items() if name.startswith((f"m/{member['name']}.", f"m/{member['name']}-"))} for member in members}
    server.demand("members who have files", sum(map(bool, own.values())), len(members))
    server.demand("files of members", sum(map(len, own.values())), sum(name.startswith("m/") for name in files))
    others = {body for name, body in files.items() if not name.startswith("m/")}

    see_own(server, members, own)
    see_years(server, members, own)
    see_what_is_everybodys(server, members[0], files)
    foreign = see_others(server, members, own, others) + be_others(server, members, own, others)
    compare_refusals(server, members, files)
    negotiate(server, members[0], own, files)
    print(json.dumps({"requests": server.requests, "foreign": foreign[:20], "wrong": server.wrong[:20]}))


def key(member):
    return f"{member['name']}:{member['password']}"


def see_own(server, members, own):
    for member in members:
        for path, ending in (("/my", ".html"), ("/my.md", ".md"), ("/my.ics", ".ics")):
            body = own[member["name"]].get(f"m/{member['name']}{ending}")
            status, headers, found = server.ask(path, key(member))
            server.demand(f"{path} of a member", (status, found == body), (200, True) if body else (404, False))
            if body:
                server.demand(f"{path}: type", headers["Content-Type"], TYPES[ending])
                server.demand(f"{path}: HEAD", server.ask(path, key(member), method="HEAD")[0], 200)


def years_of(member, own):
    """The paths of the pages of years, and the file of each."""
    start = f"m/{member['name']}-"
    return {"/my-" + file.removeprefix(start).removesuffix(".html"): file for file in own[member["name"]] if file.startswith(start) and not file.endswith(".md")}


def see_years(server, members, own):
    every = {path for member in members for path in years_of(member, own)}
    server.demand("pages of years", len(every) > 1, True)
    for member in members:
        mine = years_of(member, own)
        for path in every | {"/my-1999", "/my-", "/my-2024-", "/my-x", f"/my-{member['name']}", "/my-2024.ics"}:
            for ending in (".html", ".md"):
                asked = path + (".md" if ending == ".md" else "")
                file = mine[path].replace(".html", ending) if path in mine else None
                status, headers, body = server.ask(asked, key(member))
                server.demand(f"{asked} as {member['name']}", (status, body == own[member["name"]].get(file)), (200, True) if file else (404, False))
                if file:
                    server.demand(f"{asked}: type", headers["Content-Type"], TYPES[ending])


def see_what_is_everybodys(server, member, files):
    for name, body in files.items():
        if name.startswith("m/"):
            continue
        login = key(member) if name.startswith("j/") else None
        status, headers, found = server.ask("/" + name, login)
        server.demand(name, (status, found == body), (200, True))
        if name.startswith("j/"):
            server.demand(f"{name} without login", server.ask("/" + name)[0], 401)
            server.demand(f"{name}: type", headers["Content-Type"], TYPES[pathlib.Path(name).suffix])
        if name.startswith("assets/"):
            server.demand(f"{name}: Cache-Control", headers.get_all("Cache-Control"), ["public, max-age=31536000, immutable"])
    server.demand("/", server.ask("/")[2], files["index.html"])
    for path in ("/nothing", "/m/", "/j", "/assets/", "/assets/nothing.css", "/.git/HEAD", "/.htpasswd", "/access/htpasswd", "/private/lock"):
        status, _, body = server.ask(path, key(member))
        server.demand(path, (status, body == files["404.html"]), (404, True))
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        server.demand(f"{method} /my", server.ask("/my", key(member), method=method)[0], 405)


def see_others(server, members, own, others):
    """Every ordered pair and every file of the other, with the right name and password of one's own."""
    foreign = []
    pairs = [(member, other) for member in members for other in members if other is not member]
    for turn, (member, other) in enumerate(pairs):
        allowed = others | set(own[member["name"]].values())
        for place, name in enumerate(own[other["name"]]):
            file = name.removeprefix("m/")
            start = (turn + 7 * place) % len(SPELLINGS)
            whole = turn < 20 or "THOROUGH" in os.environ
            for spelling in SPELLINGS if whole else (SPELLINGS + SPELLINGS)[start:start + 12]:
                path = spelling.format(m="m", f=file)
                status, _, body = server.ask(path, key(member))
                if status == 200 and body not in allowed:
                    foreign.append(f"{path} as {member['name']}")
    for member in members:  # one's own file lies at no path either
        for name, body in own[member["name"]].items():
            server.demand(f"/{name} by its owner", server.ask(f"/{name}", key(member))[0], 404)
    return foreign


def be_others(server, members, own, others):
    """Whatever else a request may say of who asks."""
    foreign = []
    for member, other in zip(members[:3], members[1:4]):  # Caddy takes a second for each name that it does not know
        (me, mine), (they, theirs) = (member["name"], member["password"]), (other["name"], other["password"])
        allowed = others | set(own[me].values())
        claims = {"X_Remote_User": they, "Remote_User": they, "X_Forwarded_User": they, "X_Original_URL": f"/m/{they}.html", "X_Rewrite_URL": f"/m/{they}.html"}
        status, _, body = server.ask("/my", key(member), **claims)
        if status != 200 or body not in allowed:
            foreign.append(f"/my as {me}, claiming to be another")
        logins = [
            f"{they}:{mine}", f"{they}:", f"{they}", f":{mine}", f"{me}/../{they}:{mine}", f"../m/{they}:{mine}", f"{they}\0:{theirs}",
            f"{they} :{theirs}", f"{they.upper()}:{theirs}", f"{they}.html:{theirs}", f"{me}:{theirs}", f"{they}:{theirs} ", f"{they}:{theirs[:-1]}",
            f"{they}\n:{theirs}", f"*:{mine}", f"{they}:$6$rounds=1000${they[:16]}$",
        ]
        for login in logins:
            for path in ("/my", "/my.md"):
                status, _, body = server.ask(path, login)
                if status == 200:
                    foreign.append(f"{path} as {login!r}")
    return foreign


def compare_refusals(server, members, files):
    """Known and unknown names, pages that are there and not: refused in the same words."""
    known = members[0]["name"]
    unknown = known[::-1]
    # The empty index of the folder is no page.
    join = next(name for name in files if name.startswith("j/") and name.endswith(".html") and name != "j/index.html")
    refusals = set()
    for path in ("/my", "/my.md", "/my.ics", "/my-2025", "/my-2025.md", "/my-1999", f"/{join}", f"/j/{unknown}.html"):
        for login in (None, f"{known}:wrong", f"{unknown}:wrong", f"{unknown}:{members[0]['password']}", f"{known}:"):
            status, headers, body = server.ask(path, login)
            said = sorted((name, value) for name, value in headers.items() if name not in ("Date", "Vary"))
            refusals.add((status, str(said), body))
    server.demand("ways to refuse", len(refusals), 1)
    server.demand("refused with", [refusal[0] for refusal in refusals], [401] * len(refusals))


def negotiate(server, member, own, files):
    # The empty index of the folder is no page.
    join = next(name for name in files if name.startswith("j/") and name.endswith(".html") and name != "j/index.html")
    pages = {"/my": f"m/{member['name']}.html", f"/{join}": join, "/pages/help.html": "pages/help.html"} | years_of(member, own)
    for path, name in pages.items():
        for accept, is_markdown in ACCEPTS:
            status, headers, body = server.ask(path, key(member), Accept=accept)
            file = name.replace(".html", ".md") if is_markdown else name
            found = (status, headers["Content-Type"], headers.get_all("Vary"), body == files[file])
            server.demand(f"{path} for {accept}", found, (200, TYPES[pathlib.Path(file).suffix], ["Accept"], True))


if __name__ == "__main__":
    main()

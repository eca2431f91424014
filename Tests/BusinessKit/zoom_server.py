"""Speaks as much of Zoom's API as `joinery zoom sync` uses, over real HTTP, and fails as it is told.

Usage: zoom_server.py FOLDER. The folder gets `port`, `journal` (a line for each request) and `meetings.json`;
`faults.json` in it is a list of {"on": "POST /v2/users", "do": "lose", "times": 1}, asked at every request.
"""
import base64, json, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, unquote, urlsplit

FOLDER = sys.argv[1]
LOCK = Lock()
USERS = ("owner@example.org", "staff@example.org")
PAGE = 2


def path(name):
    return os.path.join(FOLDER, name)


def load(name, otherwise):
    try:
        with open(path(name)) as file:
            return json.load(file)
    except FileNotFoundError:
        return otherwise


def save(name, value):
    with open(path(name + ".new"), "w") as file:
        json.dump(value, file)
    os.replace(path(name + ".new"), path(name))


def fault(request):
    """Takes the first fault that is due for a request off the list."""
    faults = load("faults.json", [])
    for item in faults:
        if request.startswith(item["on"]) and item.get("times", 1) > 0:
            item["times"] = item.get("times", 1) - 1
            save("faults.json", faults)
            return item["do"]
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=None, headers=()):
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def serve(self):
        with LOCK:
            self.handle_one()

    do_GET = do_POST = do_PATCH = do_DELETE = serve

    def handle_one(self):
        url = urlsplit(self.path)
        request = f"{self.command} {unquote(url.path)}"
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with open(path("journal"), "a") as journal:
            journal.write(request + "\n")
        todo = fault(request)
        if todo == "garbage":
            return self.answer(200, b"<html>Sorry \xff</html>")
        if todo == "slow":
            time.sleep(3)
            return self.close()
        if todo == "close":
            return self.close()
        if todo == "redirect":
            return self.answer(302, headers=[("Location", f"http://127.0.0.1:{self.server.server_port}/stolen")])
        if todo and todo.startswith("429"):
            after = todo.partition(":")[2]
            return self.answer(429, {"code": 429, "message": "slow down"}, [("Retry-After", after)] if after else [])
        if todo and todo.isdigit():
            return self.answer(int(todo), {"code": 300, "message": "no"})
        if url.path == "/oauth/token":
            right = base64.b64encode(b"client:secret").decode()
            query = parse_qs(url.query)
            if self.headers.get("Authorization") != "Basic " + right or query.get("grant_type") != ["account_credentials"] or query.get("account_id") != ["account"]:
                return self.answer(400, {"reason": "Invalid client_id or client_secret", "error": "invalid_client"})
            return self.answer(200, {"access_token": "token", "token_type": "bearer", "expires_in": 3599})
        if self.headers.get("Authorization") != "Bearer token":
            return self.answer(401, {"code": 124, "message": "Invalid access token."})
        self.meetings(url, body, todo)

    def meetings(self, url, body, todo):
        meetings = load("meetings.json", {"next": 81000000001, "made": {}})
        parts = unquote(url.path).strip("/").split("/")
        if parts[:2] == ["v2", "users"] and parts[3:] == ["meetings"]:
            user = parts[2]
            if user not in USERS:
                return self.answer(404, {"code": 1001, "message": "User does not exist."})
            if self.command == "GET":
                mine = [m for m in meetings["made"].values() if m["host"] == user]
                start = int(parse_qs(url.query).get("next_page_token", ["0"])[0])
                page = [{k: m[k] for k in m if k not in ("password", "host", "start_url")} for m in mine[start:start + PAGE]]
                more = str(start + PAGE) if start + PAGE < len(mine) else ""
                return self.answer(200, {"page_size": PAGE, "next_page_token": more, "meetings": page})
            asked = json.loads(body)
            number = meetings["next"]
            meetings["next"] += 1
            made = dict(
                asked, id=number, host=user, password=str(number)[-6:], start_url=f"https://zoom.us/s/{number}?zak=HOST-SECRET",
                join_url=f"https://us02web.zoom.us/j/{number}?pwd=p{number}")
            if todo == "unsafe":
                made["join_url"] = f"https://zoom.us/s/{number}"
            meetings["made"][str(number)] = made
            save("meetings.json", meetings)
            if todo == "hang":
                self.rfile.read(1)  # until the other side is gone
            return self.close() if todo in ("lose", "hang") else self.answer(201, made)
        if parts[:2] == ["v2", "meetings"] and len(parts) == 3:
            found = meetings["made"].get(parts[2])
            if not found:
                return self.answer(404, {"code": 3001, "message": "Meeting does not exist."})
            if self.command == "GET":
                return self.answer(200, found)
            if self.command == "PATCH":
                found.update(json.loads(body))
            else:
                del meetings["made"][parts[2]]
            save("meetings.json", meetings)
            return self.answer(204)
        self.answer(404, {"code": 404})

    def close(self):
        self.close_connection = True


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
save("port", server.server_port)
server.serve_forever()

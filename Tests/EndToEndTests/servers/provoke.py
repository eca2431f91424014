#!/usr/bin/env python3
"""Makes every kind of mistake with a page's address: provoke.py ADDRESS HOST PATH...

Sends each request of a list for each path, whole and as it is, and prints as JSON which statuses have come back, with how many. Standard
library only.
"""
import collections
import json
import socket
import sys
import urllib.parse


def requests(path: str, host: str):
    def request(line: str, *fields: str, body: str = "") -> str:
        return "\r\n".join([line, f"Host: {host}", "Connection: close", *fields, "", body])

    yield request(f"GET {path} HTTP/1.1")
    yield request(f"HEAD {path} HTTP/1.1")
    yield request(f"GET {path}x HTTP/1.1")
    yield request(f"GET {path}/ HTTP/1.1")
    yield request(f"GET {path}/../../../../x HTTP/1.1")
    yield request(f"GET {path.rpartition('/')[0]}/{'x' * 300}{path.rpartition('/')[2]} HTTP/1.1")
    yield request(f"GET /{'x' * 255}/{path} HTTP/1.1")
    yield request(f"GET {path}/x HTTP/1.1")
    yield request(f"GET {path}?{'x' * 100_000} HTTP/1.1")
    yield request(f"GET {path} HTTP/1.1", f"Cookie: {'x' * 100_000}")
    yield request(f"GET {path} HTTP/1.1", f"Cookie: {'x' * 1_200_000}")
    yield request(f"GET {path} HTTP/1.1", "Range: bytes=99999999-")
    yield request(f"GET {path} HTTP/1.1", "Range: bytes=0-1,3-2,x")
    yield request(f"GET {path} HTTP/1.1", "Authorization: Basic eA==")
    yield request(f"GET {path} HTTP/1.1", "Authorization: Basic eDp4")
    yield request(f"GET {path} HTTP/1.1", "Authorization: Digest x")
    yield request(f"GET {path} HTTP/1.1", "Content-Length: 99999999")
    yield request(f"GET {path} HTTP/1.1", "Content-Length: x")
    yield request(f"GET {path} HTTP/1.1", "Transfer-Encoding: x")
    yield request(f"GET {path} HTTP/1.1", "Expect: x")
    yield request(f"GET {path} HTTP/1.1", f"Host: {host}")
    yield request(f"GET {path} HTTP/1.1", "no field")
    yield request(f"GET {path} HTTP/9.9")
    yield request(f"GET {path}\0 HTTP/1.1")
    yield request(f"GET {path}%00 HTTP/1.1")
    yield request(f"GET {path}%zz HTTP/1.1")
    yield request(f"GET {path}%ff HTTP/1.1")
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X"):
        yield request(f"{method} {path} HTTP/1.1", "Content-Length: 1", body="x")
    yield request(f"POST {path} HTTP/1.1", "Content-Length: 99999999", body="x")
    yield f"GET {path}\r\n\r\n"
    yield f"GET {path} HTTP/1.1\r\n\r\n"
    yield f"GET {path} HTTP/1.0\r\n\r\n"
    yield f"GET {path} HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n"
    yield f"GET {path} HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"
    yield f"GET http://other.example{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"


def main() -> None:
    address, host, *paths = sys.argv[1:]
    place = urllib.parse.urlsplit(address)
    seen = collections.Counter()
    for path in paths:
        for request in requests(path, host):
            seen[status(place, request)] += 1
    print(json.dumps({str(status): count for status, count in sorted(seen.items())}))


def status(place, request: str) -> int:
    """What the server says; 0 if it hangs up without a word, or says only half of something."""
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        answer = b""
        try:
            connection.sendall(request.encode())
            # Whatever waits for more of a body shall not wait.
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        try:
            while len(answer) < 15 and (piece := connection.recv(4096)):
                answer += piece
        except OSError:
            pass
    words = answer.split(b" ", 2)
    return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") and words[1][:3].isdigit() else 0


if __name__ == "__main__":
    main()

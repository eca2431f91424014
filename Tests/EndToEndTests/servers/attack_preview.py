#!/usr/bin/env python3
"""Does to a preview what any page in the browser could do: attack_preview.py PORT

Holds connections that send megabytes without a line end or a body without an end, and asks for the index while they are open. Prints as
JSON what each was answered with, and whether the index came.
"""
import json
import socket
import sys

PORT = int(sys.argv[1])
MEGABYTE = b"x" * 1_000_000


def main() -> None:
    heads = {
        "line": b"GET /" + 3 * MEGABYTE,
        "field": b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + 3 * MEGABYTE,
        "post": b"POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 3000000\r\n\r\n" + 3 * MEGABYTE,
        "chunked": b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2dc6c0\r\n" + 3 * MEGABYTE,
        "hosts": b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "origin": b"POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 1\r\n\r\nx",
        "image": b"GET /?at=2026-12-01 HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n\r\n",
        "nothing": b"GET / HTTP/1.1\r\n",
    }
    # Eight that go on sending nothing, so that there is always somebody there.
    idle = [open_connection() for _ in range(8)]
    seen = {}
    for name, head in heads.items():
        with open_connection() as connection:
            send(connection, head)
            if name != "nothing":
                seen[name] = status(connection)
            with open_connection() as other:
                send(other, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                seen[f"index beside {name}"] = status(other)
    for connection in idle:
        connection.close()
    print(json.dumps(seen))


def open_connection() -> socket.socket:
    return socket.create_connection(("127.0.0.1", PORT), timeout=60)


def send(connection: socket.socket, data: bytes) -> None:
    try:
        connection.sendall(data)
    except OSError:
        pass  # closed in the middle: what was said before can be read


def status(connection: socket.socket) -> int:
    answer = b""
    try:
        while len(answer) < 12 and (piece := connection.recv(4096)):
            answer += piece
    except ConnectionError:
        pass
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0


if __name__ == "__main__":
    main()

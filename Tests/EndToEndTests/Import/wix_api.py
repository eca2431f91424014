#!/usr/bin/env python3
"""Answers as Wix's API does, from samples: wix_api.py SAMPLES FOLDER

Makes a certificate for www.wixapis.com in FOLDER and a `.curlrc` that leads curl here, and serves until it is killed. A request without key,
site, type of content or a query in JSON is refused. Standard library and openssl only.
"""
import http.server
import json
import pathlib
import ssl
import subprocess
import sys

SAMPLES, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ANSWERS = {
    "/_api/bookings-reader/v2/extended-bookings/query": "wix-extended-bookings.json",
    "/_api/bookings/v2/services/query": "wix-services.json",
    "/calendar/v3/events/query": "wix-course-events.json",
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        wanted = {"Authorization": "key", "wix-site-id": "site", "Content-Type": "application/json"}
        if self.path not in ANSWERS or any(self.headers[name] != value for name, value in wanted.items()) or not isinstance(json.loads(body), dict):
            return self.send_error(400)
        text = (SAMPLES / ANSWERS[self.path]).read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=www.wixapis.com",
                "-addext", "subjectAltName=DNS:www.wixapis.com", "-keyout", FOLDER / "key.pem", "-out", FOLDER / "cert.pem"],
               check=True, capture_output=True)
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(FOLDER / "cert.pem", FOLDER / "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
(FOLDER / "curlrc.new").write_text(f'connect-to = "www.wixapis.com:443:127.0.0.1:{server.server_port}"\ncacert = "{FOLDER}/cert.pem"\n')
(FOLDER / "curlrc.new").rename(FOLDER / ".curlrc")
server.serve_forever()

# SPDX-License-Identifier: Apache-2.0
"""A hub, the server it redirects to, and the hub again over TLS, on three ports of this machine.

Prints the ports (0 for TLS where there is no openssl) and the folder of its files, and serves until its standard input ends. The behaviour is named by the repository:
/ORGANISATION/BEHAVIOUR/resolve/REVISION/FILE. Each pair of organisation and behaviour has a count of
requests and a log of its own, at /log/ORGANISATION/BEHAVIOUR.
"""

import functools
import hashlib
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"
lock = threading.Lock()
counts = {}
logs = {}


@functools.cache
def content(name):
    return bytes((i * 31 + i // 251 + len(name)) & 255 for i in range(200_000))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    role = ""

    def log_message(self, *arguments):
        pass

    def handle(self):
        try:
            super().handle()
        except OSError:
            pass  # the client has left

    def do_GET(self):
        self.close_connection = True
        parts = self.path.split("?")[0].strip("/").split("/")
        if parts[0] == "log":
            return self.answer(200, "\n".join(logs.get("/".join(parts[1:]), [])).encode())
        if parts[0] == "moved":
            parts = parts[1:]
        organisation, behaviour, _, revision, name = parts[0], parts[1], parts[2], parts[3], parts[-1]
        key = f"{organisation}/{behaviour}"
        fields = [self.headers.get(n, "-") for n in ("Range", "If-Range", "Authorization")]
        with lock:
            counts[key, self.role] = counts.get((key, self.role), 0) + 1
            self.count = counts[key, self.role]
            logs.setdefault(key, []).append(f"{self.role}|{self.path}|" + "|".join(fields))
        if self.role == "hub" and name.startswith("absent"):
            return self.answer(404, b"Entry not found", {"X-Error-Code": "EntryNotFound"})
        self.name, self.key, self.revision = name, key, revision
        method = "serve_" + behaviour.replace("-", "_")
        if self.role == "cdn" and not hasattr(self, method + "_cdn"):
            return self.ranged(content(name), '"cdn-1"')
        getattr(self, method + ("_cdn" if self.role == "cdn" else ""))()

    # Answers.

    def answer(self, status, body=b"", headers=None, length=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass

    def ranged(self, body, tag, headers=None, cut=None):
        """The part of `body` that is asked for, as of RFC 9110; `cut` bytes of it come."""
        headers = {"ETag": tag, **(headers or {})}
        asked = self.headers.get("Range")
        if asked and self.headers.get("If-Range", tag) == tag:
            start = int(asked.removeprefix("bytes=").split("-")[0])
            if start >= len(body):
                return self.answer(416, b"", {"Content-Range": f"bytes */{len(body)}"})
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            return self.answer(206, body[start:][:cut], headers, length=len(body) - start)
        self.answer(200, body[:cut], headers, length=len(body))

    def redirect(self, body, status=302, size=None, digest=None, target=None):
        port = ports["cdn"]
        self.answer(status, b"Found", {
            "Location": target or f"http://127.0.0.1:{port}{self.path}?Signature=secret",
            "X-Linked-Etag": '"%s"' % (digest or hashlib.sha256(body).hexdigest()),
            "X-Linked-Size": str(len(body) if size is None else size),
            "X-Repo-Commit": COMMIT,
        })

    # Behaviours.

    def serve_plain(self):
        self.ranged(content(self.name), '"plain-1"', {"X-Repo-Commit": COMMIT})

    def serve_empty(self):
        self.answer(200, b"", {"ETag": '"empty"'})

    def serve_linked(self):
        self.redirect(content(self.name))

    def serve_chain(self):
        if self.path.startswith("/moved/"):
            return self.redirect(content(self.name), 307)
        self.answer(307, b"", {"Location": "/moved" + self.path, "X-Repo-Commit": COMMIT})

    def serve_there_and_back(self):
        hub = f"http://127.0.0.1:{ports['hub']}/moved{self.path}"
        if self.path.startswith("/moved/"):
            return self.ranged(content(self.name), '"back"')
        self.redirect(content(self.name), target=f"http://127.0.0.1:{ports['cdn']}{self.path}")

    def serve_there_and_back_cdn(self):
        self.answer(302, b"", {"Location": f"http://127.0.0.1:{ports['hub']}/moved{self.path}"})

    def gated(self, status):
        if self.headers.get("Authorization") == "Bearer good-token":
            return self.redirect(content(self.name))
        self.answer(status, b"", {
            "X-Error-Code": "GatedRepo", "X-Error-Message": "Access to this model is restricted."})

    def serve_gated_401(self):
        self.gated(401)

    def serve_gated_403(self):
        self.gated(403)

    def serve_expired(self):
        self.redirect(content(self.name))

    def serve_expired_cdn(self):
        self.answer(403, b"the signature\x1b[31m has expired", {"Content-Type": "text/plain"})

    def serve_unknown(self):
        self.answer(401, b"", {"X-Error-Code": "RepoNotFound"})

    def serve_no_revision(self):
        self.answer(404, b"", {"X-Error-Code": "RevisionNotFound"})

    def serve_broken(self):
        self.redirect(content(self.name))

    def serve_broken_cdn(self):
        self.ranged(content(self.name), '"cdn-1"', cut=60_000 if self.count < 3 else None)

    def serve_broken_plain(self):
        self.ranged(content(self.name), '"plain-1"', cut=60_000 if self.count < 3 else None)

    def serve_broken_without_tag(self):
        cut = 60_000 if self.count < 3 else None
        self.answer(200, content(self.name)[:cut], length=200_000)

    def serve_ranges_ignored(self):
        self.redirect(content(self.name))

    def serve_ranges_ignored_cdn(self):
        cut = 60_000 if self.count < 3 else None
        self.answer(200, content(self.name)[:cut], {"ETag": '"cdn-1"'}, length=200_000)

    def serve_changing(self):
        body = content(self.name) if self.count == 1 else content(self.name + "x")
        self.ranged(body, f'"plain-{min(self.count, 2)}"', cut=60_000 if self.count == 1 else None)

    def serve_changing_linked(self):
        self.redirect(content(self.name if self.count == 1 else self.name + "x"))

    def serve_changing_linked_cdn(self):
        body = content(self.name if self.count == 1 else self.name + "x")
        self.ranged(body, '"cdn-1"', cut=60_000 if self.count == 1 else None)

    def serve_wrong_range(self):
        if self.headers.get("Range"):
            headers = {"ETag": '"a"', "Content-Range": "bytes 7-199999/200000"}
            return self.answer(206, content(self.name)[7:], headers)
        self.ranged(content(self.name), '"a"', cut=60_000 if self.count == 1 else None)

    def serve_always_short(self):
        self.answer(200, content(self.name)[:1000], {"ETag": '"a"'}, length=200_000)

    def serve_announced_short(self):
        self.redirect(content(self.name))

    def serve_announced_short_cdn(self):
        self.answer(200, content(self.name), {"ETag": '"a"'}, length=100_000)

    def serve_wrong_hash(self):
        self.redirect(content(self.name), digest=hashlib.sha256(b"another").hexdigest())

    def busy(self, status, headers, failures):
        if self.count <= failures:
            return self.answer(status, b"please wait\nmore", {"Content-Type": "text/plain", **headers})
        self.ranged(content(self.name), '"a"')

    def serve_busy(self):
        self.busy(429, {"Retry-After": "7"}, 2)

    def serve_very_busy(self):
        self.busy(429, {"Retry-After": "100000"}, 1)

    def serve_failing(self):
        self.busy(503, {}, 2)

    def serve_failing_always(self):
        self.busy(500, {}, 1 << 30)

    def serve_teapot(self):
        self.answer(418, b"<html>", {"Content-Type": "text/html"})

    def serve_loop(self):
        self.answer(302, b"", {"Location": self.path})

    def serve_elsewhere(self):
        self.answer(302, b"", {"Location": {
            "file": "file:///etc/passwd", "user": "http://someone@127.0.0.1/",
            "scheme": "ftp://127.0.0.1/"}[self.name]})

    def serve_many_headers(self):
        self.answer(200, b"x", {f"X-Filler-{i}": "y" * 1000 for i in range(250)})

    def serve_one_header(self):
        self.answer(200, b"x", {"X-Filler": "y" * 200_000})

    def serve_endless(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"10000\r\n" + b"z" * 0x10000 + b"\r\n")
        except OSError:
            pass

    def serve_huge(self):
        self.answer(200, b"z", length=1 << 50)

    def serve_silent(self):
        self.connection.settimeout(30)
        try:
            self.connection.recv(1)
        except OSError:
            pass

    def serve_stalling(self):
        self.answer(200, content(self.name)[:1000], length=200_000)
        self.serve_silent()

    def serve_dribbling(self):
        head = b"HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 200000\r\n\r\n"
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in head:
            self.connection.sendall(bytes([byte]))
        self.connection.sendall(content(self.name))

    def serve_nothing(self):
        pass

    def serve_nonsense(self):
        self.connection.sendall(b"\0\1\2 what?\r\n\r\n")


def start(role, context=None):
    handler = type(role, (Handler,), {"role": role})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def start_tls(folder):
    certificate, key = f"{folder}/certificate.pem", f"{folder}/key.pem"
    try:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=localhost", "-days", "2",
             "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return start("hub", context)


ports = {role: start(role) for role in ("hub", "cdn")}
with tempfile.TemporaryDirectory() as temporary:
    print(ports["hub"], ports["cdn"], start_tls(temporary), temporary, flush=True)
    sys.stdin.read()
os._exit(0)

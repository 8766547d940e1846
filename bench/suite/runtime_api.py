"""Lambda's Runtime API on loopback, for one process at a time, driven by the one who measures.

No thread of its own: a hand-over between threads would be part of what is measured.
"""

import selectors
import socket
import time
import uuid

PATIENCE = 120.0
_INVOCATIONS = "/2018-06-01/runtime/invocation/"


class Failed(Exception):
    """The function ended, reported an error, or did not come back."""


class RuntimeApi:
    def __init__(self):
        self._server = socket.create_server(("127.0.0.1", 0), backlog=16)
        self._server.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._server, selectors.EVENT_READ)
        self._waiting = None
        self._replies = []
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"

    def close(self):
        for key in list(self._selector.get_map().values()):
            key.fileobj.close()
        self._selector.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def ready(self, process):
        """Waits until the function asks for an event, and says when it did."""
        self._until(lambda: self._waiting, process)
        return self._waiting[1]

    def invoke(self, event, process):
        """Hands over an event once the function asks for it: when that was, when the reply was there, and the reply."""
        self.ready(process)
        client, _ = self._waiting
        self._waiting = None
        began = time.perf_counter()
        client.sendall(_answer("200 OK", event, {
            "Lambda-Runtime-Aws-Request-Id": uuid.uuid4(),
            "Lambda-Runtime-Deadline-Ms": int((time.time() + PATIENCE) * 1000),
            "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:000000000000:function:bench",
            # The native half of the Java runtime interface client crashes without this one.
            "Lambda-Runtime-Trace-Id": "Root=1-00000000-000000000000000000000000;Sampled=0",
        }))
        self._until(lambda: self._replies, process)
        ended, reply = self._replies.pop()
        return began, ended, reply

    def _until(self, there, process):
        deadline = time.perf_counter() + PATIENCE
        while not there():
            ready = self._selector.select(1.0)
            for key, _ in ready:
                self._accept() if key.fileobj is self._server else self._receive(key.fileobj, key.data)
            if not ready and process.poll() is not None:
                raise Failed(f"the process ended with exit code {process.returncode}")
            if time.perf_counter() > deadline:
                raise Failed(f"no word for {PATIENCE:.0f} s")

    def _accept(self):
        client, _ = self._server.accept()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._selector.register(client, selectors.EVENT_READ, bytearray())

    def _receive(self, client, received):
        try:
            part = client.recv(1 << 18)
        except ConnectionError:
            part = b""
        if not part:
            self._selector.unregister(client)
            client.close()
            return
        received += part
        request = _parse(received, client)
        if request:
            received.clear()
            self._handle(client, *request)

    def _handle(self, client, method, path, body):
        now = time.perf_counter()
        if path == _INVOCATIONS + "next":
            self._waiting = (client, now)
            return
        client.sendall(_answer("202 Accepted", b'{"status":"OK"}', {}))
        if not path.endswith("/response"):
            raise Failed(f"{method} {path}: {body.decode(errors='replace')[:2000]}")
        self._replies.append((now, body))


def _answer(status, body, headers):
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


def _parse(received, client):
    """Method, path and body of a request that is there as a whole, or nothing."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    first, *lines = received[:end].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    arrived = len(received) - end - 4
    if headers.get("expect", "").lower() == "100-continue" and not arrived:
        client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _unchunked(bytes(received[end + 4:])) if received.endswith(b"0\r\n\r\n") else None
    else:
        body = bytes(received[end + 4:]) if arrived >= int(headers.get("content-length", 0)) else None
    method, path, _ = first.split(" ", 2)
    return None if body is None else (method, path, body)


def _unchunked(body):
    whole = b""
    while True:
        size, found, rest = body.partition(b"\r\n")
        length = int(size.partition(b";")[0], 16) if found else 0
        if not found or len(rest) < length + 2:
            return None
        if length == 0:
            return whole
        whole, body = whole + rest[:length], rest[length + 2:]

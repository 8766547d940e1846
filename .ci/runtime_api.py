"""Lambda's Runtime API for one invocation of a function that is started as a process, with a Secrets Manager and an EventBridge."""

import http.server
import json
import os
import pathlib
import subprocess
import threading
import time

HANDLER = "io.cloudcall.CloudFunction::handleRequest"
# Lambda's user may not write to the function's folder; root may write anywhere.
UNPRIVILEGED_USER = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
TIMEOUT_SECONDS = 120


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """The function is killed while it asks for its next event."""


class Lambda(http.server.BaseHTTPRequestHandler):
    """The Runtime API, for one invocation, a Secrets Manager and an EventBridge."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if not self.server.events:
            self.server.ended.wait()
            return
        deadline = str(int(time.time() * 1000) + 30_000)
        headers = {
            # The native half of the runtime interface client 2.9.0 crashes without these.
            "Content-Type": "application/json",
            "Lambda-Runtime-Trace-Id": "Root=1-0-0",
            "Lambda-Runtime-Aws-Request-Id": "id",
            "Lambda-Runtime-Deadline-Ms": deadline,
            "Lambda-Runtime-Invoked-Function-Arn": "arn",
        }
        self.reply(headers, self.server.events.pop())

    def do_POST(self):
        body = self.body()
        if self.path == "/":
            self.reply({"Content-Type": "application/x-amz-json-1.1"}, self.aws(body))
            return
        self.server.answer = body.decode()
        self.server.answered.set()
        self.reply({}, b"")

    def aws(self, body):
        if self.headers["X-Amz-Target"] == "AWSEvents.PutEvents":
            self.server.put += json.loads(body)["Entries"]
            return b'{"FailedEntryCount":0,"Entries":[{"EventId":"0"}]}'
        return json.dumps({"SecretString": self.server.secret}).encode()

    def body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        return body

    def reply(self, headers, body):
        self.send_response(200)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def invoke(folder, settings, event=b"{}", arguments=(), secret="sandbox-app-secret", command=None):
    """Starts the function of a bundle's folder, or by a command, and returns its answer to one event
    and all that it printed, less the line that each invocation leaves."""
    server = Server(("127.0.0.1", 0), Lambda)
    server.events, server.answer, server.answered, server.ended = [event], "no answer", threading.Event(), threading.Event()
    server.secret, server.put = secret, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"127.0.0.1:{server.server_port}"
    env = {"AWS_LAMBDA_RUNTIME_API": address, "AWS_ENDPOINT_URL": f"http://{address}", "PATH": "/usr/bin:/bin"}
    env |= {"LAMBDA_TASK_ROOT": str(folder)} | ({} if arguments else {"_HANDLER": HANDLER}) | settings
    process = subprocess.Popen(
        command or [folder / "bootstrap", *arguments], env=env, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **UNPRIVILEGED_USER
    )
    # A full pipe would stop the process.
    output = []
    reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
    reader.start()
    end = time.monotonic() + TIMEOUT_SECONDS
    while not server.answered.wait(0.1) and process.poll() is None and time.monotonic() < end:
        pass
    if process.poll() is None:
        invoke.maps = pathlib.Path(f"/proc/{process.pid}/maps").read_text()
    process.kill()
    process.wait()
    reader.join()
    invoke.put = server.put
    server.ended.set()
    server.shutdown()
    server.server_close()
    printed = [line for line in output[0].splitlines(keepends=True) if not line.startswith('{"timestamp":')]
    return server.answer, "".join(printed)

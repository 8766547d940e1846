"""A function's process between its start and its end, and the training of AOT caches."""

import contextlib
import os
import signal
import time

from . import answers, children, machine
from .runtime_api import Failed, RuntimeApi
from .setup import say

_TRAINING_CALLS = 3
OUT_OF_MEMORY = 3  # the exit code of -XX:+ExitOnOutOfMemoryError


class Function:
    """A variant that was started."""

    def __init__(self, setup, variant, api, wechat, scheme, count, cores, command=None):
        self.variant, self.count, self._api = variant, count, api
        self._log = setup.log(variant.name)
        environment = variant.environment(api.address, wechat.url(scheme, count), wechat.certificate.ca)
        self.started = time.perf_counter()
        self.process = children.start(command or variant.command, directory=variant.directory, environment=environment, cores=cores,
                                      log=self._log)

    def ready(self):
        return self._told(lambda: self._api.ready(self.process))

    def invoke(self, event=b"{}", part=None):
        """One invocation, its answer looked at afterwards, or whether it has a part: when it began and ended."""
        began, ended, reply = self._told(lambda: self._api.invoke(event, self.process))
        if part is None or part not in reply:
            self._check(reply)
        return began, ended

    def survives(self, event):
        """One invocation: whether it was answered, and the process did not end for want of memory."""
        try:
            _, _, reply = self._api.invoke(event, self.process)
        except Failed as failed:
            if self.process.poll() != OUT_OF_MEMORY:
                raise SystemExit(f"bench: {self.variant.name}: {failed}, see {self._log}") from failed
            return False
        self._check(reply)
        return True

    def _check(self, reply):
        if not answers.right(self.variant.kind, reply, self.count):
            raise SystemExit(f"bench: {self.variant.name} gave a wrong answer: {reply[:500].decode(errors='replace')}")

    def _told(self, action):
        try:
            return action()
        except Failed as failed:
            raise SystemExit(f"bench: {self.variant.name}: {failed}, see {self._log}") from failed


@contextlib.contextmanager
def running(setup, variant, wechat, scheme, count, cores, command=None):
    with RuntimeApi() as api:
        function = Function(setup, variant, api, wechat, scheme, count, cores, command)
        try:
            yield function
        finally:
            children.stop(function.process)


def train(setup, variant, wechat):
    """Writes the variant's AOT cache by real invocations over HTTPS, the first of which does all that a cold start does."""
    say(f"training {variant.name}")
    variant.aot.unlink(missing_ok=True)
    command = [f"-XX:AOTCacheOutput={variant.aot}" if str(part).startswith("-XX:AOTCache=") else part for part in variant.command]
    with running(setup, variant, wechat, "https", max(answers.COUNTS), machine.ALL, command) as function:
        for _ in range(_TRAINING_CALLS):
            function.invoke()
        function.ready()
        os.kill(function.process.pid, signal.SIGTERM)
        function.process.wait(timeout=120)
    if not variant.aot.exists():
        raise SystemExit(f"bench: {variant.name} left no AOT cache, see {setup.log(variant.name)}")

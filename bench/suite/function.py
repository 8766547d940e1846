"""A function's process between its start and its end, and the training of AOT caches."""

import contextlib
import os
import signal
import time

from . import answers, processes
from .runtime_api import Failed, RuntimeApi


class Function:
    """A variant that was started."""

    def __init__(self, setup, variant, api, server, scheme, name, cores, command, options):
        self.variant, self.name, self._api = variant, name, api
        environment = variant.environment(api.address, server.url(scheme, name), server.ca)
        self.started = time.perf_counter()
        self.process = processes.start(command, directory=variant.directory, environment=environment, cores=cores,
                                       log=setup.log(variant.name), **options)

    def ready(self):
        return self._api.ready(self.process)

    def invoke(self, event=b"{}", part=None):
        """One invocation, whose answer is compared, or searched for a part: the seconds at which it began and ended."""
        began, ended, reply = self._api.invoke(event, self.process)
        if part not in reply if part else not answers.right(self.variant.kind, reply, self.name):
            raise SystemExit(f"bench: {self.variant.name} gave a wrong answer: {reply[:500].decode(errors='replace')}")
        return began, ended

    def calls(self, number, event):
        """The seconds that each of so many invocations takes."""
        return [ended - began for began, ended in (self.invoke(event) for _ in range(number))]

    def first_answer(self, event):
        """What a process that was just started takes until its first answer: seconds, and MiB."""
        ready = self.ready()
        began, ended = self.invoke(event)
        return {"ready": ready - self.started, "first_answer": ended - self.started, "first_invoke": ended - began,
                "cpu": processes.cpu_seconds(self.process.pid), "peak_memory": processes.peak_memory(self.process.pid)}

    def restored_answer(self):
        """The seconds from the restore of a snapshot to the first answer."""
        restored = self._api.restore(self.process)
        return self.invoke()[1] - restored


@contextlib.contextmanager
def running(setup, variant, server, name, *, cores=1, scheme="https", command=None, **options):
    """A function with the first so many cores, whose server answers by that name."""
    with RuntimeApi() as api:
        function = Function(setup, variant, api, server, scheme, name, processes.ALL[:cores], command or variant.command, options)
        try:
            yield function
        except Failed as failed:
            raise SystemExit(f"bench: {variant.name}: {failed}, see {setup.log(variant.name)}") from failed
        finally:
            processes.stop(function.process)


def train(setup, variant, server):
    """Writes the variant's AOT cache by invocations over HTTPS, the first of which does all that a cold start does."""
    processes.say(f"training {variant.name}")
    variant.aot.unlink(missing_ok=True)
    command = [f"-XX:AOTCacheOutput={variant.aot}" if str(part).startswith("-XX:AOTCache=") else part for part in variant.command]
    with running(setup, variant, server, 50, cores=2, command=command) as function:
        for _ in range(3):
            function.invoke()
        function.ready()
        os.kill(function.process.pid, signal.SIGTERM)
        function.process.wait(timeout=120)
    if not variant.aot.exists():
        raise SystemExit(f"bench: {variant.name} left no AOT cache, see {setup.log(variant.name)}")

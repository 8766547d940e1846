"""
Runs all suites after Maven's tests, whose seconds are the argument. Two workers, each in a checkout of its own, take the first suite in the list
that may run beside the other worker's. Needs Python 3.10.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[1]
# These suites read real time, and run beside no other than those named: LocalStack evaluates alarms, and is idle meanwhile.
ALONE = {"soak": {"localstack-stack"}, "servers": set(), "sandbox-image": set()}
# Longest first.
SUITES = ["bench", "release", "mutants", "schema", "sam", "template", "console", "localstack", "sdk", "readme", "bundle", "java-client", "consumers",
          "node-client", "smoke", "pre-commit", "catalog", "localstack-stack", *ALONE]
SUITES += sorted({file.stem[5:].replace("_", "-") for file in ROOT.glob(".ci/suites/test_*.py")} - {*SUITES})
# They share a Docker engine and ports.
DOCKER = {"sam", "readme"}

running, results, workers, lock, stopped = set(), [], [], threading.Condition(), threading.Event()


def execute(name, command, folder, work, tests):
    """Runs a step with its output in a log, prints that as a whole, and notes the result."""
    began, log = time.monotonic(), work / f"{name}.log"
    with open(log, "w") as out:
        with lock:
            if stopped.is_set():
                return None
            process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)
            running.add(process)
        code = process.wait()
    with lock:
        running.discard(process)
        passed = tests() if code == 0 else None
        results.append((name, passed, time.monotonic() - began))
        print(f"{log.read_text(errors='replace')}\n=== {name}: {'passed' if passed else 'FAILED'} in {results[-1][2]:.0f} s\n", flush=True)
    return passed


def count(*reports):
    """The number of tests in JUnit's reports; None if there are none or one was skipped."""
    cases = [case for report in reports for case in xml.etree.ElementTree.parse(report).iter("testcase")]
    return None if any(case.find("skipped") is not None for case in cases) else len(cases) or None


def count_tests_of_maven():
    return count(*(file for kind in ("surefire", "failsafe") for file in (ROOT / "target" / f"{kind}-reports").glob("TEST-*.xml")))


def build_bundle(work):
    def tests():
        # So that ./cloudcall builds nothing again.
        (ROOT / "target/built").touch()
        return 1

    return execute("build", ["bundle/build"], ROOT, work, tests)


def suite(name, folder, work):
    report = work / f"{name}.xml"
    return execute(name, ["./ci", name, f"--junitxml={report}"], folder, work, lambda: count(report))


def fit(one, other):
    """Whether two suites may run at the same time."""
    return not {one, other} <= DOCKER and other in ALONE.get(one, {other}) and one in ALONE.get(other, {one})


def take(queue, busy):
    """Takes the first suite that fits those that run; None if none is left."""
    with lock:
        while queue and not stopped.is_set():
            for name in queue:
                if all(fit(name, other) for other in busy):
                    queue.remove(name)
                    busy.add(name)
                    return name
            lock.wait()


def worker(queue, busy, folder, work):
    while name := take(queue, busy):
        try:
            suite(name, folder, work)
        finally:
            with lock:
                busy.discard(name)
                lock.notify_all()


def run_suites(work):
    checkout = work / "checkout"
    shutil.copytree(ROOT, checkout, symlinks=True)
    queue, busy = [*SUITES], set()
    workers[:] = [threading.Thread(target=worker, args=(queue, busy, folder, work)) for folder in (ROOT, checkout)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()


def stop():
    with lock:
        stopped.set()
        lock.notify_all()
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in list(running):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
        end = time.monotonic() + 30
        while any(process.poll() is None for process in list(running)) and time.monotonic() < end:
            time.sleep(0.2)
    for each in workers:
        each.join()


def summarize(total):
    print(f"\n{'suite':17} {'passed':>6} {'seconds':>7}")
    for name, passed, seconds in results:
        print(f"{name:17} {passed or 'FAILED':>6} {seconds:7.0f}")
    failed = [name for name, passed, _ in results if not passed]
    missing = {*SUITES} - {name for name, *_ in results}
    print(f"\n{len(results) - len(failed)} passed, {len(failed)} failed, {len(missing)} not run, in {total:.0f} s")
    return 1 if failed or missing else 0


def main():
    verify, began = float(sys.argv[1]), time.monotonic()
    os.environ["CLOUDCALL_REFERENCE"] = os.environ.get("CLOUDCALL_REFERENCE", str(ROOT.parent / "shared"))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    results.append(("verify", count_tests_of_maven(), verify))
    with tempfile.TemporaryDirectory(prefix="cloudcall-ci") as folder:
        work = pathlib.Path(folder)
        try:
            if build_bundle(work):
                os.environ["CLOUDCALL_CI_BUILT"] = "yes"
                run_suites(work)
        except KeyboardInterrupt:
            pass
        finally:
            stop()
    sys.exit(summarize(verify + time.monotonic() - began))


main()

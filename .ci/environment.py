"""Where the programs of the suites come from: virtual environments and what Debian installs. Needs nothing but Python 3.10 on Linux."""

import contextlib
import fcntl
import glob
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
HOME = pathlib.Path(os.environ.get("CLOUDCALL_CI_HOME") or pathlib.Path.home() / ".cache/cloudcall-ci")
POLICY = pathlib.Path("/usr/sbin/policy-rc.d")


@contextlib.contextmanager
def locked(name, minutes=15):
    """Excludes other runs that use the same part of HOME."""
    HOME.mkdir(parents=True, exist_ok=True)
    with open(HOME / f"{name}.lock", "w") as lock:
        end = time.monotonic() + minutes * 60
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    sys.exit(f"ci: another run has held {lock.name} for {minutes} minutes.")
                time.sleep(0.5)
        yield


def venv(name, lowest=(3, 10)):
    """
    Returns the bin folder of a virtual environment with the packages of .ci/requirements/NAME.txt, each by version and hash, and makes it
    anew when the file changes. The file is made of NAME.in beside it by

      uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.10.2 -o NAME.txt NAME.in
    """
    requirements = (ROOT / ".ci/requirements" / f"{name}.txt").read_text()
    folder = HOME / name
    installed = folder / "requirements.txt"
    with locked(name):
        if not installed.exists() or installed.read_text() != requirements:
            python = find_python(lowest)
            print(f"ci: installing {name} with {python}", file=sys.stderr)
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([python, "-m", "venv", folder], check=True)
            command = [folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
            subprocess.run([*command, ROOT / ".ci/requirements" / f"{name}.txt"], check=True, stdout=sys.stderr)
            installed.write_text(requirements)
    return folder / "bin"


def find_python(lowest):
    # The suites were tried with 3.13.
    installed = [sorted(glob.glob(os.path.expanduser(f"{os.environ.get('PYENV_ROOT', '~/.pyenv')}/versions/3.{n}.*/bin/python3"))) for n in ("13", "*")]
    candidates = [*installed[0], "python3.13", *installed[1], "python3.14", "python3.12", "python3.11", "python3.10", "python3"]
    test = f"import sys, venv, ensurepip; sys.exit(sys.version_info < {lowest})"
    for candidate in candidates:
        if shutil.which(candidate) and not subprocess.run([candidate, "-c", test], stderr=subprocess.DEVNULL).returncode:
            return candidate
    sys.exit(f"ci: found no Python {'.'.join(map(str, lowest))} or later with its venv module, on the PATH or under pyenv.")


def install(**packages):
    """Installs the Debian packages whose programs are missing, by program."""
    os.environ["PATH"] += ":/usr/sbin"
    missing = [package for program, package in packages.items() if not shutil.which(program.replace("__", "++").replace("_", "-"))]
    if missing:
        install_debian(*missing)


def install_debian(*packages):
    """Installs Debian packages without starting their services."""
    if os.geteuid() or not shutil.which("apt-get"):
        sys.exit(f"ci: programs are missing, and installing them needs root on Debian: install the packages {' '.join(packages)}.")
    with locked("debian"):
        # The packages' services would start, and not be stopped.
        ours = not POLICY.exists()
        if ours:
            POLICY.write_text("#!/bin/sh\nexit 101\n")
            POLICY.chmod(0o755)
        try:
            subprocess.run(["apt-get", "update", "-qq"], check=True)
            command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
        except subprocess.CalledProcessError as error:
            sys.exit(f"ci: {' '.join(error.cmd[:2])} failed: see its message above, and install {' '.join(packages)}.")
        finally:
            if ours:
                POLICY.unlink()

"""The files of a release: their names, and what several steps do with them."""

import hashlib
import os
import platform
import subprocess

from errors import ReleaseError

# What the SAM CLI writes into its zip files, and bundle/build into the bundle's.
TIME = (1980, 1, 1, 0, 0, 0)
CHECKSUMS = "SHA256SUMS"
# The one file that two builds do not make alike: it holds addresses of memory.
CACHE = "app.aot"


def architecture():
    """That of this machine, as Lambda names it."""
    return {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]


def names(version):
    """The files that each release has, by what they are."""
    prefix = f"cloudcall-{version}"
    bundle = f"{prefix}-bundle-{architecture()}"
    return {
        "function": f"{prefix}-function.zip",
        "function bill": f"{prefix}-function.cdx.json",
        "function template": f"{prefix}-function.yaml",
        "bundle": f"{bundle}.zip",
        "bundle bill": f"{bundle}.cdx.json",
        "bundle template": f"{bundle}.yaml",
        "tools": f"{prefix}-tools.jar",
        "notes": f"{prefix}-notes.md",
    }


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def run(*command, folder, environment=None):
    """Returns what a command printed."""
    done = subprocess.run(command, cwd=folder, env=os.environ | (environment or {}), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise ReleaseError(f"{command[0]} failed:\n{done.stdout[-6000:]}")
    return done.stdout

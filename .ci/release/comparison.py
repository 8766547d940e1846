"""Compares two dry runs: python3 .ci/release/comparison.py FIRST SECOND. They differ in the bundle's AOT cache, and in what has its hash."""

import json
import pathlib
import sys
import zipfile

from files import CACHE, CHECKSUMS


def differences(first, second):
    names = {file.name for folder in (first, second) for file in folder.iterdir()}
    bundle = next((name for name in names if "-bundle-" in name and name.endswith(".zip")), None)
    for name in sorted(names):
        if not ((first / name).exists() and (second / name).exists()):
            yield f"{name} is there once only"
        elif name == bundle:
            yield from in_zip(first / name, second / name)
        elif view(first / name, bundle) != view(second / name, bundle):
            yield f"{name} differs"


def view(file, bundle):
    """The bytes of a file, without the hashes of the cache and of the two files that have it."""
    prefix = bundle and bundle.removesuffix(".zip")
    if file.name == CHECKSUMS:
        return [line for line in file.read_text(encoding="utf-8").splitlines() if not line.endswith((f"{prefix}.zip", f"{prefix}.cdx.json"))]
    if file.name == f"{prefix}.cdx.json":
        bill = json.loads(file.read_text(encoding="utf-8"))
        del bill["metadata"]["component"]["hashes"]
        del next(c for c in bill["components"] if c["name"] == CACHE)["hashes"]
        return bill
    return file.read_bytes()


def in_zip(first, second):
    one, other = map(entries, (first, second))
    yield from (f"{first.name}: {name} is there once only" for name in sorted(one.keys() ^ other.keys()))
    yield from (f"{first.name}: {name} differs" for name in sorted(one.keys() & other.keys()) if name != CACHE and one[name] != other[name])
    if list(one) != list(other):
        yield f"{first.name}: the order of its files differs"
    if one[CACHE][:2] != other[CACHE][:2]:
        yield f"{first.name}: the time or mode of {CACHE} differs"


def entries(file):
    with zipfile.ZipFile(file) as packed:
        return {e.filename: (e.date_time, e.external_attr, packed.read(e)) for e in packed.infolist()}


if __name__ == "__main__":
    found = list(differences(*map(pathlib.Path, sys.argv[1:3])))
    print("\n".join(found) or "equal but for the AOT cache")
    sys.exit(bool(found))

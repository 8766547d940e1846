"""The templates of a release: template.yaml with the name of a zip file in place of a source to build."""

import re

from errors import ReleaseError
from files import architecture

PACKAGES = "    AllowedValues: [managed, bundle]\n"
ARCHITECTURES = "    AllowedValues: [arm64, x86_64]\n"


def write(source, out, names):
    text = (source / "template.yaml").read_text(encoding="utf-8")
    (out / names["function template"]).write_text(for_function(text, names["function"]), encoding="utf-8")
    (out / names["bundle template"]).write_text(for_bundle(text, names["bundle"]), encoding="utf-8")


def for_function(text, zip_name):
    return only(released(text, zip_name), "Package", "managed", PACKAGES)


def for_bundle(text, zip_name):
    text = only(released(text, zip_name), "Package", "bundle", PACKAGES)
    # With one value, a branch of each condition on it is never taken.
    text = substitute(text, "ignore_checks: [W1030, W1033]", "ignore_checks: [W1028, W1030, W1033]", 1)
    return only(text, "Architecture", architecture(), ARCHITECTURES)


def released(text, zip_name):
    """Nothing is built, and no other file of the source is read, by `sam deploy` included."""
    text = substitute(text, "      CodeUri: .\n", f"      CodeUri: {zip_name}\n", 2)
    text = substitute(text, "      BuildMethod: makefile\n", "", 2)
    text = substitute(text, "    LicenseUrl: LICENSE\n", "", 1)
    return substitute(text, "    ReadmeUrl: README.md\n", "", 1)


def only(text, parameter, value, allowed):
    """Leaves a parameter one value: that of the zip file."""
    text, count = re.subn(rf"(?m)(^  {parameter}:\n    Type: String\n    Default: )\S+\n{re.escape(allowed)}", rf"\g<1>{value}\n    AllowedValues: [{value}]\n", text)
    if count != 1:
        raise ReleaseError(f"template.yaml has no parameter {parameter} as expected. Correct .ci/release/templates.py.")
    return text


def substitute(text, old, new, times):
    if text.count(old) != times:
        raise ReleaseError(f"template.yaml has {old.strip()!r} {text.count(old)} times, not {times}. Correct .ci/release/templates.py.")
    return text.replace(old, new)

"""Finds a JDK 25, in the places that ./cloudcall looks into."""

import glob
import os
import pathlib
import re
import shutil


def find():
    on_path = shutil.which("javac")
    places = [os.environ.get("JAVA_HOME"), os.environ.get("JAVA_HOME_25_X64"),
              on_path and str(pathlib.Path(on_path).resolve().parents[1]),
              *sorted(glob.glob("/usr/lib/jvm/*") + glob.glob("/opt/java/*") + glob.glob("/opt/jdk*")),
              *sorted(glob.glob(os.path.expanduser("~/.jdks/*")) + glob.glob(os.path.expanduser("~/.sdkman/candidates/java/*")))]
    for place in places:
        if place and _is_25(pathlib.Path(place)):
            return pathlib.Path(place)
    raise SystemExit("bench: found no JDK 25. Install one and set JAVA_HOME to it.")


def _is_25(home):
    release = home / "release"
    return (home / "bin" / "javac").exists() and release.exists() and bool(
        re.search(r'^JAVA_VERSION="(2[5-9]|[3-9][0-9])', release.read_text(), re.MULTILINE))

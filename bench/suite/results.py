"""What a run gave: facts about it, and all samples. Every number in the report is computed from this."""

import dataclasses
import json
import re

from . import spread


@dataclasses.dataclass(frozen=True)
class Run:
    facts: dict
    measured: dict

    def samples(self, *path):
        """The samples under a path, or nothing where that was not measured."""
        found = self.measured
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def summary(self, *path):
        found = self.samples(*path)
        return spread.summary(found) if found else None


def write(run, file):
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**run.facts, "measured": _rounded(run.measured)}, indent=1, ensure_ascii=False)
    # Samples in one line.
    text = re.sub(r"\[\s*([^\[\]{}\"]*?)\s*\]", lambda match: "[" + re.sub(r"\s+", " ", match[1]) + "]", text)
    file.write_text(text + "\n", encoding="utf-8")


def _rounded(value):
    """A microsecond is more than what is known."""
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [round(each, 6 if each < 100 else 1) for each in value]
    return value



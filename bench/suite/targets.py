"""What is aimed at, as ratios of medians: ours to theirs, at most so much.

Those without an aim hold us to the lighter Node, which does not load Tencent's module.
"""

import dataclasses

from . import cold, push, spread, uploads

_COLD = ("cold", str(cold.MAIN))
_WARM = ("warm", "50")


@dataclasses.dataclass(frozen=True)
class Target:
    what: str
    ours: tuple
    theirs: tuple
    at_most: float | None  # without one, the ratio is given for comparison
    unit: float = 1.0  # of ours, in that of theirs


def _first_answer(ours, theirs, at_most):
    return Target(f"first answer over HTTPS, {ours} to {theirs}", (*_COLD, ours, "first_answer"), (*_COLD, theirs, "first_answer"), at_most)


def _warm(figure, ours, at_most, theirs="node"):
    return Target(f"warm {figure}, {ours} to {theirs}", (*_WARM, ours, figure), (*_WARM, theirs, figure), at_most)


def _picture(name, what):
    cell = ("uploads", name)
    return (
        *(Target(f"{what}, {ours} to node", (*cell, ours, "p50"), (*cell, "node", "p50"), 1.0) for ours in ("managed", "bundle")),
        Target(f"{what}, bundle to node-direct", (*cell, "bundle", "p50"), (*cell, "node-direct", "p50"), None),
        Target(f"{what}, its heap to the picture", (*cell, "own_heap"), (*cell, "size"), 6.0),
    )


def _push(ours, node, at_most):
    first, p50 = (lambda name: ("push", "cold", push.MAIN, name, "first_answer")), (lambda name: ("push", "warm", name, "p50"))
    return (Target(f"push: first answer, {ours} to {node}", first(ours), first(node), at_most),
            Target(f"push: warm p50, {ours} to {node}", p50(ours), p50(node), 0.5))


ALL = (
    _first_answer("bundle", "node", 0.6),
    _first_answer("bundle", "node-direct", None),
    _first_answer("bundle", "wxjava-aot", 0.7),
    _first_answer("bundle", "empty-aot", 1.8),
    _first_answer("managed", "first", 0.5),
    _warm("p50", "managed", 0.3),
    _warm("p50", "bundle", 0.3),
    _warm("p50", "bundle", None, "node-direct"),
    _warm("p99", "managed", 0.3),
    _warm("p99", "bundle", 0.3),
    Target("conversion, Cloudcall to a raw Jackson copy", ("conversion", "cloudcall"), ("conversion", "jackson"), 1.3),
    Target("the log line, to a warm call of managed with 1 account", ("conversion", "line"), ("warm", "1", "managed", "p50"), 0.01, 1e-6),
    *(target for picture in uploads.PICTURES for target in _picture(picture.name, picture.what)),
    *(Target(f"warm {figure}, {what}", ("apps", ours, figure), ("apps", theirs, figure), None)
      for ours, theirs, what in (("fifty", "one", "50 apps in turn to one"), ("signed", "clear", "signed and encrypted to clear"))
      for figure in ("p50", "cpu")),
    *(target for node in ("node-sdk", "node") for ours, at_most in (("bundle", 0.8), ("managed", None)) for target in _push(ours, node, at_most)),
    Target("peak memory at the first answer, bundle to node", (*_COLD, "bundle", "peak_memory"), (*_COLD, "node", "peak_memory"), 1.0),
)


def results(run):
    """Each target that was measured, with its ratio."""
    for target in ALL:
        ours, theirs = run.samples(*target.ours), run.samples(*target.theirs)
        if ours and theirs:
            yield target, spread.ratio([each * target.unit for each in ours], theirs)

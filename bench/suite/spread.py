"""Medians with quartiles, and ratios of medians with the spread that resampling gives them."""

import random
import statistics

_RESAMPLES = 2000


def summary(values):
    ordered = sorted(values)
    return {"median": statistics.median(ordered), "q1": quantile(ordered, 0.25), "q3": quantile(ordered, 0.75), "n": len(ordered)}


def quantile(ordered, share):
    """Between the two nearest ranks, linearly."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def ratio(ours, theirs):
    """The ratio of the medians, and the middle 90 % of what it is over bootstrap samples of the rounds."""
    chance = random.Random(20261124)
    resampled = sorted(
        statistics.median(chance.choices(ours, k=len(ours))) / statistics.median(chance.choices(theirs, k=len(theirs)))
        for _ in range(_RESAMPLES))
    return {"ratio": statistics.median(ours) / statistics.median(theirs),
            "low": quantile(resampled, 0.05), "high": quantile(resampled, 0.95)}

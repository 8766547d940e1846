"""The driver of the benchmarks: Python 3.10 or later, nothing beyond its standard library."""

"""The driver of the benchmarks, for the Python of .ci/requirements/bench-python.txt: see bench/README.md."""

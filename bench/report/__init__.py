"""Tables and a chart of what bench/suite measured."""

package io.cloudcall.soak;

/**
 * A resource that a process uses.
 *
 * <p>Each tolerance is about the noise that level runs showed, and a leak would have to stay below {@code tolerance * 3
 * / n} an invocation, or a round, of n to go unnoticed: {@link GrowthDetector} compares moments that are a third of the
 * run apart.
 */
enum Metric {
    RESIDENT("resident memory", "KiB", 6 * 1024),
    HEAP("live heap", "KiB", 1024),
    METASPACE("metaspace", "KiB", 512),
    NATIVE("native memory of the JVM", "KiB", 3 * 1024),
    DIRECT("of it direct buffers", "KiB", 1024),
    THREADS("threads", "", 2),
    SOCKETS("sockets", "", 4);

    private final String label;
    private final String unit;
    private final long tolerance;

    Metric(String label, String unit, long tolerance) {
        this.label = label;
        this.unit = unit;
        this.tolerance = tolerance;
    }

    String label() {
        return unit.isEmpty() ? label : label + ", " + unit;
    }

    /** Returns by how much it may grow from the second to the last third of a run. */
    long tolerance() {
        return tolerance;
    }
}

package io.cloudcall.servers;

import io.vertx.core.json.JsonObject;

/** The results of the calls of a Node program. */
record NodeCounts(int reads, int failedReads, int writes, int failedWrites, int wrong) {
    static final NodeCounts NONE = new NodeCounts(0, 0, 0, 0, 0);

    static NodeCounts of(JsonObject counts) {
        return new NodeCounts(
                counts.getInteger("reads"),
                counts.getInteger("failedReads"),
                counts.getInteger("writes"),
                counts.getInteger("failedWrites"),
                counts.getInteger("wrong"));
    }

    String readFailures() {
        return Tally.failures(failedReads, reads);
    }

    String writeFailures() {
        return Tally.failures(failedWrites, writes);
    }
}

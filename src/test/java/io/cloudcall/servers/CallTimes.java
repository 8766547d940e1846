package io.cloudcall.servers;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times of calls one after the other.
 *
 * @param millis how long each took
 * @param failed how many failed
 */
record CallTimes(List<Long> millis, int failed) {

    /** Returns what {@code names.js} printed. */
    static CallTimes of(JsonObject printed) {
        JsonArray millis = printed.getJsonArray("millis");
        return new CallTimes(
                IntStream.range(0, millis.size()).mapToObj(millis::getLong).toList(), printed.getInteger("failed"));
    }

    @Override
    public String toString() {
        return millis + " ms, " + failed + " failed";
    }
}

package io.cloudcall.event;

import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.io.InputStream;

/**
 * An event that is read without a copy of it.
 *
 * @param value the event
 * @param length its length in bytes
 */
record LargeEvent(JsonValue value, int length) {

    /**
     * Reads an event.
     *
     * @throws JsonParseException if it is not JSON, or exceeds a limit
     * @throws IOException as the stream throws it
     */
    static LargeEvent read(InputStream payload) throws IOException {
        CountingInputStream counted = new CountingInputStream(payload);
        return new LargeEvent(StrictJsonParser.parseWellFormed(counted), counted.count());
    }
}

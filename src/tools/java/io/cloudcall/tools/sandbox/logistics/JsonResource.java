package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A reader of this package's JSON files. */
final class JsonResource {

    private JsonResource() {}

    static JsonArray readArray(String name) {
        try (InputStream json = JsonResource.class.getResourceAsStream(name)) {
            return new JsonArray(Buffer.buffer(Objects.requireNonNull(json).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

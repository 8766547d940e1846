package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The picture for every API that returns one: a PNG in the manner of a mini program code, which no phone can scan. */
final class SamplePicture {

    private static final Buffer PNG = read();

    private SamplePicture() {}

    static StubResponse response() {
        return StubResponse.of(200, "image/png", PNG);
    }

    private static Buffer read() {
        try (InputStream png = SamplePicture.class.getResourceAsStream("code.png")) {
            return Buffer.buffer(Objects.requireNonNull(png).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

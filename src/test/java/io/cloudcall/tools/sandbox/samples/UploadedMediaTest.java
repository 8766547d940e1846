package io.cloudcall.tools.sandbox.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UploadedMediaTest {

    private final UploadedMedia media = new UploadedMedia();

    @Test
    void keepsTheLastTen() {
        UploadedFile file = new UploadedFile("a.png", "image/png", Buffer.buffer("abc"));
        String first = media.add(file);
        String second = media.add(file);

        IntStream.range(0, 9).forEach(i -> media.add(file));

        assertEquals(Optional.empty(), media.find(first));
        assertEquals(Optional.of(file), media.find(second));
    }
}

package io.cloudcall.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The file extensions of media types by mime-db 1.52.0, the source of wx-server-sdk 4.0.2. Thread-safe. */
final class MediaTypes {
    /** The extension that wx-server-sdk gives to an unknown media type. */
    private static final String DEFAULT_EXTENSION = "png";

    private static final String TABLE = load();

    private MediaTypes() {}

    /** Returns the extension of exactly that media type; {@code png} for an unknown one. */
    static String extension(String mediaType) {
        int start = TABLE.indexOf("\n" + mediaType + "\t");
        if (start < 0) {
            return DEFAULT_EXTENSION;
        }
        return TABLE.substring(start + mediaType.length() + 2, TABLE.indexOf('\n', start + 1));
    }

    private static String load() {
        try (InputStream in =
                Objects.requireNonNull(MediaTypes.class.getResourceAsStream("media-type-extensions.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

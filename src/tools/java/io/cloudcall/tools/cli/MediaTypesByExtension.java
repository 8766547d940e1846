package io.cloudcall.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The media types of file extensions, on every operating system the same. The table of wx-server-sdk comes first: its
 * types give WeChat a file name with the extension of the file, such as {@code media.mp3}, where the JDK's
 * {@code audio/mpeg} gives {@code media.mpga}.
 */
final class MediaTypesByExtension {
    /** The type of any bytes. */
    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> TABLE = read();

    private MediaTypesByExtension() {}

    /** Returns the media type of a file with this name, or empty if its extension is unknown. */
    static Optional<String> find(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TABLE.get(extension);
        return Optional.ofNullable(type == null ? URLConnection.guessContentTypeFromName(fileName) : type)
                .filter(found -> !found.equals(UNKNOWN));
    }

    private static Map<String, String> read() {
        Map<String, String> types = new HashMap<>();
        try (InputStream in =
                MediaTypesByExtension.class.getResourceAsStream("/io/cloudcall/call/media-type-extensions.tsv")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(row -> types.putIfAbsent(row[1], row[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }
}

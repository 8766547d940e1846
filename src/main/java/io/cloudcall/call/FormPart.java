package io.cloudcall.call;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of a {@link MultipartForm}.
 *
 * @param head the part's header lines, each with its line break
 * @param content the bytes, in pieces that are not copied
 */
record FormPart(String head, List<byte[]> content) {

    static FormPart field(String name, String value) {
        return new FormPart(disposition(name) + "\r\n", List.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    static FormPart file(String name, FileArgument file) {
        return new FormPart(
                disposition(name) + "; filename=" + quote(file.fileName()) + "\r\nContent-Type: " + file.contentType()
                        + "\r\n",
                file.content());
    }

    private static String disposition(String name) {
        return "Content-Disposition: form-data; name=" + quote(name);
    }

    /** Quotes a name as browsers do (HTML, multipart/form-data encoding algorithm). */
    private static String quote(String name) {
        return '"' + name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22") + '"';
    }
}

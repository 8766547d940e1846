package io.cloudcall.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A request body of multipart/form-data (RFC 7578). Immutable. */
public final class MultipartForm {
    private final String boundary;
    private final byte[] content;

    private MultipartForm(String boundary, byte[] content) {
        this.boundary = boundary;
        this.content = content;
    }

    static MultipartForm of(List<FormPart> parts) {
        String boundary = boundaryFor(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (FormPart part : parts) {
            out.writeBytes(utf8("--" + boundary + "\r\n" + part.head() + "\r\n"));
            out.writeBytes(part.content());
            out.writeBytes(utf8("\r\n"));
        }
        out.writeBytes(utf8("--" + boundary + "--\r\n"));
        return new MultipartForm(boundary, out.toByteArray());
    }

    /** Returns a boundary of letters and digits, which needs no quotation marks, that occurs in no part. */
    private static String boundaryFor(List<FormPart> parts) {
        String boundary;
        do {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            HexFormat hex = HexFormat.of();
            boundary = "cloudcall" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
        } while (occursIn(parts, boundary));
        return boundary;
    }

    private static boolean occursIn(List<FormPart> parts, String boundary) {
        return parts.stream()
                .anyMatch(part -> new String(part.content(), StandardCharsets.ISO_8859_1).contains(boundary));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the value of the Content-Type header. */
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Returns the bytes, not copied. */
    public byte[] content() {
        return content;
    }
}

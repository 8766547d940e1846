package io.cloudcall.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A request body of multipart/form-data (RFC 7578). Immutable. */
public final class MultipartForm {
    private final String boundary;
    private final List<byte[]> content;

    private MultipartForm(String boundary, List<byte[]> content) {
        this.boundary = boundary;
        this.content = content;
    }

    static MultipartForm of(List<FormPart> parts) {
        String boundary = boundaryFor(parts);
        List<byte[]> content = new ArrayList<>();
        for (FormPart part : parts) {
            content.add(utf8("--" + boundary + "\r\n" + part.head() + "\r\n"));
            content.addAll(part.content());
            content.add(utf8("\r\n"));
        }
        content.add(utf8("--" + boundary + "--\r\n"));
        return new MultipartForm(boundary, content);
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
        BytePattern pattern = new BytePattern(boundary);
        return parts.stream().anyMatch(part -> pattern.occursIn(part.content()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the value of the Content-Type header. */
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Returns the bytes, in pieces that are not copied. */
    public List<byte[]> content() {
        return content;
    }
}

package io.cloudcall.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Just as much of HTTP/1.1 as the clients that are measured speak. */
final class Exchange {
    private static final String LENGTH = "content-length:";
    private static final String OPERATION = "x-amz-target:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private Exchange() {}

    /** A whole answer, head and body. */
    static byte[] answer(String contentType, byte[] body) {
        return answer(contentType, "", body);
    }

    /** A whole answer with more header lines, each with its end. */
    static byte[] answer(String contentType, String headers, byte[] body) {
        String head = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.length + "\r\n" + headers + "\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /**
     * The head of a request.
     *
     * @param target what it asks for
     * @param operation the operation of AWS's JSON protocol; empty if there is none
     * @param length the bytes of its body, unless it comes in chunks
     */
    record Head(String target, String operation, int length, boolean chunked) {}

    /** Reads a request and gives its target; null at the end of the connection. */
    static String read(InputStream in) throws IOException {
        Head head = head(in);
        if (head == null) {
            return null;
        }
        if (head.chunked()) {
            skipChunks(in);
        }
        in.skipNBytes(head.length());
        return head.target();
    }

    /** Reads the head of a request; null at the end of the connection. */
    static Head head(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        int length = 0;
        boolean chunked = false;
        String operation = "";
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(field.substring(LENGTH.length()).strip());
            }
            if (lower.startsWith(OPERATION)) {
                operation = field.substring(OPERATION.length()).strip();
            }
            chunked |= lower.equals(CHUNKED);
        }
        return new Head(first.split(" ", 3)[1], operation, length, chunked);
    }

    private static void skipChunks(InputStream in) throws IOException {
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size);
            line(in);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder(128);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }
}

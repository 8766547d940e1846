package io.cloudcall.call;

import io.cloudcall.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that WeChat answered a call with, such as a picture.
 *
 * @param contentType the media type as WeChat states it, possibly with parameters; not empty
 * @param bytes the bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and with up to 1 MiB too large to copy.
public record BinaryBody(String contentType, byte[] bytes) {

    /** Returns whether the media type is that of text, such as a web page. */
    public boolean isText() {
        return ResponseFormat.isText(contentType);
    }

    /** Returns the result with these bytes in the form of Node's {@code Buffer.toJSON}, in UTF-8. */
    byte[] toJson(String errMsg) {
        StringBuilder head = new StringBuilder("{\"contentType\":");
        JsonWriter.appendString(contentType, head);
        head.append(",\"buffer\":{\"type\":\"Buffer\",\"data\":[");
        StringBuilder tail = new StringBuilder("]},\"errMsg\":");
        JsonWriter.appendString(errMsg, tail);
        return joinNumbers(utf8(head), utf8(tail.append(",\"errCode\":0}")));
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Joins head, numbers and tail, whose bracket takes the place of the comma behind the last number. */
    private byte[] joinNumbers(byte[] head, byte[] tail) {
        byte[] json = new byte[head.length + ByteNumbers.length(bytes) + tail.length];
        System.arraycopy(head, 0, json, 0, head.length);
        int end = ByteNumbers.write(bytes, json, head.length);
        System.arraycopy(tail, 0, json, end, tail.length);
        return json;
    }
}

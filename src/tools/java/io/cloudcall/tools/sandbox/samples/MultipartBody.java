package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A body of multipart/form-data, as strict as developers have found WeChat to be: a boundary in quotation marks, a file
 * without a name or with one beyond ASCII, and a body that ends early are no file for it.
 */
final class MultipartBody {

    private static final Pattern CONTENT_TYPE =
            Pattern.compile("multipart/form-data; ?boundary=([^\\s\";,]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE =
            Pattern.compile("form-data;.*[; ]filename=\"([ !#-\\[\\]-~]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("^content-type:[ \\t]*(.+)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final String END_OF_HEAD = "\r\n\r\n";

    private MultipartBody() {}

    /** Returns the file of the part {@code name}, or empty if WeChat recognizes none. */
    static Optional<UploadedFile> file(ReceivedRequest request, String name) {
        String contentType = request.header("Content-Type");
        Matcher boundary = CONTENT_TYPE.matcher(contentType == null ? "" : contentType);
        String text = "\r\n" + request.body().toString(StandardCharsets.ISO_8859_1);
        return boundary.matches() && text.stripTrailing().endsWith("\r\n--" + boundary.group(1) + "--")
                ? Stream.of(text.split(Pattern.quote("\r\n--" + boundary.group(1))))
                        .skip(1)
                        .flatMap(part -> file(part, name).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<UploadedFile> file(String part, String name) {
        int end = part.indexOf(END_OF_HEAD);
        String head = part.substring(0, Math.max(end, 0));
        Matcher file = FILE.matcher(head);
        return file.find() && name.equals(find(NAME, head, ""))
                ? Optional.of(new UploadedFile(
                        file.group(1),
                        find(MEDIA_TYPE, head, "application/octet-stream"),
                        Buffer.buffer(
                                part.substring(end + END_OF_HEAD.length()).getBytes(StandardCharsets.ISO_8859_1))))
                : Optional.empty();
    }

    private static String find(Pattern pattern, String head, String absent) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : absent;
    }
}

package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of multipart/form-data, as strict as developers have found WeChat to be: a boundary in quotation marks, a file
 * without a name or with one beyond ASCII, and a body that ends early are no file for it.
 */
final class MultipartBody {

    private static final Pattern CONTENT_TYPE =
            Pattern.compile("multipart/form-data; ?boundary=([^\\s\";,]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("[ !#-\\[\\]-~]+");

    private MultipartBody() {}

    /** Returns the file of the part {@code name}, or empty if WeChat recognizes none. */
    static Optional<UploadedFile> file(ReceivedRequest request, String name) {
        String contentType = request.header("Content-Type");
        Matcher boundary = CONTENT_TYPE.matcher(contentType == null ? "" : contentType);
        Buffer body = request.body();
        String text = body.toString(StandardCharsets.ISO_8859_1);
        return boundary.matches() && text.stripTrailing().endsWith("\r\n--" + boundary.group(1) + "--")
                ? decode(boundary.group(), body, name).filter(file -> isPlain(file.fileName(), text))
                : Optional.empty();
    }

    /** Returns whether the name needs no decoding: the decoder has removed escapes of quotation marks. */
    private static boolean isPlain(String fileName, String body) {
        return FILE_NAME.matcher(fileName).matches() && body.contains("filename=\"" + fileName + "\"");
    }

    private static Optional<UploadedFile> decode(String contentType, Buffer body, String name) {
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body.getBytes()));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        try {
            return read(new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request), name);
        } catch (ErrorDataDecoderException noForm) {
            return Optional.empty();
        } finally {
            request.release();
        }
    }

    private static Optional<UploadedFile> read(HttpPostMultipartRequestDecoder decoder, String name) {
        try {
            return decoder.getBodyHttpData(name) instanceof FileUpload file
                    ? Optional.of(new UploadedFile(
                            file.getFilename(),
                            file.getContentType(),
                            Buffer.buffer(ByteBufUtil.getBytes(file.content()))))
                    : Optional.empty();
        } finally {
            decoder.destroy();
        }
    }
}

package io.cloudcall.wechat;

import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.ResponseMapper;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.signing.ApiSecurity;
import io.cloudcall.telemetry.InvocationRecorder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A logger of whole API exchanges, including account data, which is active at DEBUG level only. Of exchanges with
 * credentials it logs no content.
 */
final class ExchangeLogger {
    private static final String CONTENT_TYPE = "content-type";

    /**
     * The bytes of a file in JSON, as Node writes it; its keys are in this order, or in that of the caller. Not
     * compiled here: calls without DEBUG need no pattern.
     */
    private static final String BUFFER =
            "(?<=\"type\":\"Buffer\",)\"data\":\\[[^\\]]*+\\]|\"data\":\\[[^\\]]*+\\](?=,\"type\":\"Buffer\")";

    private ExchangeLogger() {}

    static void logRequest(TransportRequest request, InvocationRecorder recorder) {
        if (recorder.isDebugEnabled()) {
            recorder.debug("sent "
                    + (request.isConfidential()
                            ? request.toString()
                            : request.method() + " " + request.requestUri() + describeBody(request)));
        }
    }

    /** Describes the body: a file by its size, everything else as it is. */
    private static String describeBody(TransportRequest request) {
        List<byte[]> body = request.body();
        if (body == null) {
            return "";
        }
        if (request.headers().getOrDefault(CONTENT_TYPE, "").startsWith("multipart/")) {
            return " multipart/form-data, "
                    + body.stream().mapToInt(piece -> piece.length).sum() + " bytes";
        }
        if (isSigned(request)) {
            return " encrypted, " + body.getFirst().length + " bytes";
        }
        String text = new String(body.getFirst(), StandardCharsets.UTF_8);
        return text.isEmpty() ? "" : " " + text.replaceAll(BUFFER, "\"data\":[…]");
    }

    /** Returns whether the bodies of request and response are encrypted. */
    private static boolean isSigned(TransportRequest request) {
        return request.headers().containsKey(ApiSecurity.SIGNATURE_HEADER);
    }

    static void logResponse(
            TransportRequest request, TransportResponse response, InvocationRecorder recorder, long startedAt) {
        if (recorder.isDebugEnabled()) {
            recorder.debug("received HTTP " + response.status() + " in " + (recorder.now() - startedAt) + " ms, "
                    + response.contentType() + ": " + describeBody(request, response));
        }
    }

    /** Describes the body: a file, credentials and what is encrypted by their size, other text as it is. */
    private static String describeBody(TransportRequest request, TransportResponse response) {
        boolean isFile =
                ResponseMapper.isBinary(new ApiResponse(response.status(), response.contentType(), response.body()));
        return isFile || request.isConfidential() || isSigned(request)
                ? response.body().length + " bytes"
                : new String(response.body(), StandardCharsets.UTF_8);
    }

    static void logFailure(WeChatCallException exception, InvocationRecorder recorder, long startedAt) {
        if (recorder.isDebugEnabled()) {
            recorder.debug("received nothing in " + (recorder.now() - startedAt) + " ms: " + exception.getMessage());
        }
    }
}

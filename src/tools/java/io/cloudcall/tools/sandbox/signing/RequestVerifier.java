package io.cloudcall.tools.sandbox.signing;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.time.Clock;
import java.util.Base64;

/**
 * WeChat's checks of a signed request, whose errors are in its guide.
 *
 * <p>Assumed: the order of the checks; that {@code Wechatmp-Serial} is required, for which the guide has an error but
 * which its table of request headers omits (calls without it are reported to have worked); that a number that is not
 * the developer's is 40235; that the timestamp may be five minutes off in either direction.
 */
final class RequestVerifier {

    private static final long MAX_SECONDS_OFF = 300;

    private final Clock clock;

    RequestVerifier(Clock clock) {
        this.clock = clock;
    }

    /** Throws the error of the first header field that is missing. */
    static void requireHeaders(ReceivedRequest request) {
        require(has(request, SignatureHeaders.SERIAL), Errcode.SERIAL_MISSING);
        require(has(request, SignatureHeaders.TIMESTAMP), Errcode.TIMESTAMP_MISSING);
        require(has(request, SignatureHeaders.SIGNATURE), Errcode.SIGNATURE_MISSING);
        require(has(request, SignatureHeaders.APP_ID), Errcode.SIGNING_APPID_MISSING);
    }

    static CallContext contextOf(ReceivedRequest request) {
        return new CallContext(
                request.path(), header(request, SignatureHeaders.APP_ID), header(request, SignatureHeaders.TIMESTAMP));
    }

    /** Verifies serial number, time and signature, and returns the plaintext of the body. */
    byte[] verify(ReceivedRequest request, DeveloperKeys keys) {
        CallContext call = contextOf(request);
        byte[] body = request.body().getBytes();
        require(
                keys.asymmetric().serial().equals(header(request, SignatureHeaders.SERIAL)),
                Errcode.INVALID_ENCRYPTION);
        require(isCurrent(call.timestamp()), Errcode.TIMESTAMP_EXPIRED);
        require(isSigned(call.payload(body), request, keys.asymmetric()), Errcode.INVALID_CALL_SIGNATURE);
        return keys.symmetric()
                .decrypt(body, call)
                .orElseThrow(() -> new ApiErrorException(Errcode.INVALID_ENCRYPTION));
    }

    private boolean isCurrent(String timestamp) {
        long now = clock.instant().getEpochSecond();
        return timestamp.matches("[0-9]{1,15}") && Math.abs(now - Long.parseLong(timestamp)) <= MAX_SECONDS_OFF;
    }

    private static boolean isSigned(byte[] payload, ReceivedRequest request, StubKeyPair key) {
        try {
            byte[] signature = Base64.getDecoder().decode(header(request, SignatureHeaders.SIGNATURE));
            return key.isSignatureOf(payload, signature);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean has(ReceivedRequest request, String name) {
        return !header(request, name).isEmpty();
    }

    private static String header(ReceivedRequest request, String name) {
        String value = request.header(name);
        return value == null ? "" : value;
    }
}

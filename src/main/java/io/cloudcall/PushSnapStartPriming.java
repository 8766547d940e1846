package io.cloudcall;

import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * The priming of the push function for SnapStart: one push before the snapshot, so that the snapshot contains the
 * classes, loaded and linked. It goes to a local stub, and its metrics are discarded; a request over TLS follows.
 */
final class PushSnapStartPriming {
    /** The response to both GetSecretValue, with keys of no mini program, and PutEvents. */
    static final byte[] RESPONSE = ("{\"SecretString\":\"{\\\"token\\\":\\\"stub-token\\\",\\\"encodingAesKey\\\":"
                    + "\\\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\\\"}\","
                    + "\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"0\"}]}")
            .getBytes(StandardCharsets.UTF_8);

    /** A push that is signed and encrypted by these keys. */
    static final byte[] EVENT = ("{\"version\":\"2.0\",\"rawPath\":\"/push\","
                    + "\"rawQueryString\":\"timestamp=1700000000&nonce=1&encrypt_type=aes"
                    + "&msg_signature=a312db03372c856eafb7f0982f2fd9e0a98be506\","
                    + "\"requestContext\":{\"http\":{\"method\":\"POST\"}},"
                    + "\"body\":\"{\\\"Encrypt\\\":\\\""
                    + "uMMzGtqcnpOzXOYBwDQNrZs2+44QGA5MwXd4tHVbLKvK2EmZQWVUfwvwRYM249mmy8Wi6/wvSU9OxN7q"
                    + "xlQudryh8XQL7meOJxlIhodbnDV8hutD/StzU5J2mlN2DkoW\\\"}\",\"isBase64Encoded\":false}")
            .getBytes(StandardCharsets.UTF_8);

    private PushSnapStartPriming() {}

    /** Delivers one push to a local stub. Failures are logged and ignored. */
    static void run() {
        try (LoopbackWeChatStub aws = LoopbackWeChatStub.start(RESPONSE);
                PushFunction function = new PushFunction(environment(aws.url()), Timing.system())) {
            function.handleRequest(
                    new ByteArrayInputStream(EVENT), OutputStream.nullOutputStream(), new SnapStartContext());
            TlsPriming.run();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            SnapStartPriming.warn(e.toString());
        }
    }

    static Map<String, String> environment(String url) {
        return Map.of(
                "WECHAT_APP_ID", "wx0000000000000000",
                "WECHAT_PUSH_ARN", "stub",
                "WECHAT_PUSH_BUS", "stub",
                "WECHAT_PUSH_MAX_AGE_SECONDS", "9999999999",
                "AWS_ENDPOINT_URL", url,
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "stub",
                "AWS_SECRET_ACCESS_KEY", "stub-secret");
    }
}

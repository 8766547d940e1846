package io.cloudcall.tools.sandbox.signing;

import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The encryption and signature of responses, correct or spoiled on demand. */
final class ResponseSigner {

    private static final long OLD_SECONDS = 600;

    private final Clock clock;
    private final PlatformCertificates certificates;

    ResponseSigner(Clock clock, PlatformCertificates certificates) {
        this.clock = clock;
        this.certificates = certificates;
    }

    StubResponse sign(StubResponse response, CallContext request, StubCipher cipher, @Nullable Tampering tampering) {
        CallContext call = new CallContext(request.path(), request.appId(), timestamp(tampering));
        JsonObject content = SecuredParameters.secure(response.body().toJsonObject(), call);
        if (tampering == Tampering.OTHER_APP_ID) {
            content.put("_appid", "wxOTHER000000000000");
        }
        JsonObject envelope = tampering == Tampering.CLEAR_BODY
                ? content
                : cipher.encrypt(content.toBuffer().getBytes(), call);
        if (tampering == Tampering.CHANGED_TAG) {
            envelope.put("authtag", Base64.getEncoder().encodeToString(StubCipher.random(16)));
        }
        Buffer body = envelope.toBuffer();
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.putAll(headers(call, body.getBytes(), tampering));
        return new StubResponse(response.status(), headers, tampering == Tampering.CHANGED_BODY ? changed(body) : body);
    }

    private String timestamp(@Nullable Tampering tampering) {
        long now = clock.instant().getEpochSecond();
        return Long.toString(tampering == Tampering.OLD_TIMESTAMP ? now - OLD_SECONDS : now);
    }

    private Map<String, String> headers(CallContext call, byte[] body, @Nullable Tampering tampering) {
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] payload = call.payload(body);
        StubCertificate current = certificates.current();
        headers.put(SignatureHeaders.APP_ID, call.appId());
        headers.put(SignatureHeaders.TIMESTAMP, call.timestamp());
        headers.put(SignatureHeaders.SERIAL, current.serial());
        headers.put(SignatureHeaders.SIGNATURE, signature(current.key(), payload, tampering));
        certificates.deprecated().ifPresent(deprecated -> {
            headers.put(SignatureHeaders.DEPRECATED_SERIAL, deprecated.serial());
            headers.put(SignatureHeaders.DEPRECATED_SIGNATURE, signature(deprecated.key(), payload, tampering));
        });
        spoil(headers, tampering);
        return headers;
    }

    private static String signature(StubKeyPair key, byte[] payload, @Nullable Tampering tampering) {
        byte[] signature = tampering == Tampering.PKCS1_SIGNATURE ? key.signByPkcs1(payload) : key.sign(payload);
        return Base64.getEncoder().encodeToString(signature);
    }

    private static void spoil(Map<String, String> headers, @Nullable Tampering tampering) {
        if (tampering == null) {
            return;
        }
        switch (tampering) {
            case UNKNOWN_SERIAL -> {
                headers.put(SignatureHeaders.SERIAL, "f".repeat(32));
                headers.remove(SignatureHeaders.DEPRECATED_SERIAL);
            }
            case NO_SERIAL -> {
                headers.remove(SignatureHeaders.SERIAL);
                headers.remove(SignatureHeaders.DEPRECATED_SERIAL);
            }
            case NO_SIGNATURE -> {
                headers.remove(SignatureHeaders.SIGNATURE);
                headers.remove(SignatureHeaders.DEPRECATED_SIGNATURE);
            }
            case NO_TIMESTAMP -> headers.remove(SignatureHeaders.TIMESTAMP);
            case OTHER_TIMESTAMP ->
                headers.computeIfPresent(
                        SignatureHeaders.TIMESTAMP, (name, time) -> Long.toString(Long.parseLong(time) + 1));
            default -> {}
        }
    }

    /** Returns the body with its last letter of base64 data replaced. */
    private static Buffer changed(Buffer body) {
        JsonObject envelope = body.toJsonObject();
        String data = envelope.getString("data");
        return envelope.put("data", (data.startsWith("A") ? "B" : "A") + data.substring(1))
                .toBuffer();
    }
}

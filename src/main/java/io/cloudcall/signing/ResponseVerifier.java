package io.cloudcall.signing;

import io.cloudcall.http.TransportResponse;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of the signatures of responses. While WeChat replaces a platform certificate, it signs by both. Stateless.
 */
final class ResponseVerifier {
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Za-z]{1,64}");

    private final SigningKeys keys;
    private final TransportResponse response;

    ResponseVerifier(SigningKeys keys, TransportResponse response) {
        this.keys = keys;
        this.response = response;
    }

    /**
     * Verifies the signature.
     *
     * @return the number of the certificate if WeChat has replaced it, otherwise null
     * @throws UnverifiedResponseException if no known certificate verifies the response
     */
    @Nullable
    String verify(MessageContext context) {
        String serial = required(SigningHeaders.SERIAL);
        RSAPublicKey current = keys.certificate(serial);
        if (current != null) {
            verify(current, context, SigningHeaders.SIGNATURE);
            return null;
        }
        String deprecated = response.header(SigningHeaders.DEPRECATED_SERIAL);
        RSAPublicKey old = keys.certificate(deprecated);
        if (old == null) {
            throw unknownCertificate(serial);
        }
        verify(old, context, SigningHeaders.DEPRECATED_SIGNATURE);
        return deprecated;
    }

    private void verify(RSAPublicKey certificate, MessageContext context, String header) {
        byte[] payload = context.signaturePayload(response.body());
        if (!MessageSignature.verify(certificate, payload, decode(required(header)))) {
            throw UnverifiedResponseException.ofKeys("the response does not have the signature of the platform"
                    + " certificate that it names: something on the way changed it, or a certificate stands beside the"
                    + " number of another; compare certificates with " + SigningKeys.CONSOLE);
        }
    }

    private String required(String header) {
        String value = response.header(header);
        if (value == null || value.isBlank()) {
            throw UnverifiedResponseException.ofResponse(
                    "the response is encrypted and has no header " + header + ": a proxy on the way removed it");
        }
        return value.strip();
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static UnverifiedResponseException unknownCertificate(String serial) {
        String number = SERIAL.matcher(serial).matches() ? serial : "of a malformed number";
        return UnverifiedResponseException.ofKeys("the response is signed by the platform certificate " + number
                + ", which certificates lacks: download it (平台证书) from " + SigningKeys.CONSOLE
                + " and add it by the number that stands there");
    }
}

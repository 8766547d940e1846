package io.cloudcall.tools.sandbox.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys and certificates as text (RFC 7468). */
final class PemText {

    private PemText() {}

    static String of(String label, byte[] content) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(content) + "\n-----END " + label + "-----\n";
    }
}

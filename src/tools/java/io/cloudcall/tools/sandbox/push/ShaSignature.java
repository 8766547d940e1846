package io.cloudcall.tools.sandbox.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** WeChat's signature of a push: the SHA-1 of its parts, sorted and joined. */
final class ShaSignature {
    private ShaSignature() {}

    static String of(String... parts) {
        return digest("SHA-1", Stream.of(parts).sorted().collect(Collectors.joining()));
    }

    static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

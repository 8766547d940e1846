package io.cloudcall.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The signature of a push: the SHA-1 of a token and of what the signature covers, sorted and joined, as WeChat's <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html">guide to message
 * push</a> defines it. Stateless.
 *
 * @param crypto the primitives
 */
record PushSignature(PushCrypto crypto) {

    /**
     * Returns whether a signature in lower-case hexadecimal is the right one, in a time that does not depend on where
     * it differs.
     */
    boolean verify(String signature, byte[] token, String... covered) {
        return MessageDigest.isEqual(utf8(signature), utf8(sign(token, covered)));
    }

    private String sign(byte[] token, String... covered) {
        byte[][] parts = Stream.concat(Stream.of(token), Stream.of(covered).map(PushSignature::utf8))
                .toArray(byte[][]::new);
        // The order of bytes, which of characters beyond the Basic Multilingual Plane is not Java's order of texts.
        Arrays.sort(parts, Arrays::compareUnsigned);
        return HexFormat.of().formatHex(crypto.sha1(parts));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

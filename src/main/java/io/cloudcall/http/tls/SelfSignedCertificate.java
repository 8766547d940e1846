package io.cloudcall.http.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The DER bytes of an X.509 certificate (RFC 5280, version 1). The JDK has no public class that signs one, and its
 * keytool takes a process and half a second.
 */
public final class SelfSignedCertificate {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private SelfSignedCertificate() {}

    /** Signs a certificate of {@code keys}, valid from {@code start} to {@code end}, which lie before 2050. */
    public static byte[] encode(KeyPair keys, String commonName, Instant start, Instant end)
            throws GeneralSecurityException {
        byte[] name = name(commonName);
        byte[] content = der(
                SEQUENCE,
                der(INTEGER, new byte[] {1}),
                SHA256_WITH_RSA,
                name,
                der(SEQUENCE, time(start), time(end)),
                name,
                keys.getPublic().getEncoded());
        return der(SEQUENCE, content, SHA256_WITH_RSA, der(BIT_STRING, new byte[] {0}, sign(keys, content)));
    }

    private static byte[] sign(KeyPair keys, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
    }

    private static byte[] name(String commonName) {
        byte[] text = der(UTF8_STRING, commonName.getBytes(StandardCharsets.UTF_8));
        return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, text)));
    }

    private static byte[] time(Instant time) {
        return der(UTC_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream element, int length) {
        if (length >= 0x100) {
            element.write(0x82);
            element.write(length >> 8);
        } else if (length >= 0x80) {
            element.write(0x81);
        }
        element.write(length);
    }
}

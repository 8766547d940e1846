package io.cloudcall;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost, self-signed, with a new RSA key that only this process has. Valid for two days, the one
 * before included. Immutable.
 *
 * <p>The JDK has no public API that makes certificates, so this class writes the structure of <a
 * href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280</a> in DER, without extensions.
 */
record LoopbackCertificate(PrivateKey key, X509Certificate certificate) {
    private static final int KEY_BITS = 2048;

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int NULL = 0x05;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /** 1.2.840.113549.1.1.11, sha256WithRSAEncryption. */
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("2a864886f70d01010b");

    /** 2.5.4.3, commonName. */
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("550403");

    /** Creates the certificate, with its key. */
    static LoopbackCertificate create() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair keys = generator.generateKeyPair();
        byte[] algorithm = element(SEQUENCE, element(OBJECT_IDENTIFIER, SHA256_WITH_RSA), element(NULL));
        byte[] toBeSigned = toBeSigned(algorithm, keys.getPublic().getEncoded());
        byte[] signature = element(BIT_STRING, new byte[1], sign(toBeSigned, keys.getPrivate()));
        byte[] encoded = element(SEQUENCE, toBeSigned, algorithm, signature);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return new LoopbackCertificate(
                keys.getPrivate(), (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
    }

    /** Returns the TLS of a server that presents the certificate. */
    SSLContext serverContext() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("localhost", key, new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] toBeSigned(byte[] algorithm, byte[] publicKey) {
        byte[] commonName = element(UTF8_STRING, "localhost".getBytes(StandardCharsets.US_ASCII));
        byte[] attribute = element(SEQUENCE, element(OBJECT_IDENTIFIER, COMMON_NAME), commonName);
        byte[] name = element(SEQUENCE, element(SET, attribute));
        Instant now = Instant.now();
        byte[] validity = element(SEQUENCE, time(now.minus(1, ChronoUnit.DAYS)), time(now.plus(1, ChronoUnit.DAYS)));
        return element(SEQUENCE, element(INTEGER, new byte[] {1}), algorithm, name, validity, name, publicKey);
    }

    private static byte[] time(Instant time) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
        return element(GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sign(byte[] content, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    /** Returns an element of DER: its tag, its length and its contents. */
    private static byte[] element(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(length, element);
        for (byte[] content : contents) {
            element.writeBytes(content);
        }
        return element.toByteArray();
    }

    private static void writeLength(int length, ByteArrayOutputStream element) {
        if (length >= 0x100) {
            element.write(0x82);
            element.write(length >> 8);
        } else if (length >= 0x80) {
            element.write(0x81);
        }
        element.write(length);
    }
}

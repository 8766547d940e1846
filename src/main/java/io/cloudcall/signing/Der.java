package io.cloudcall.signing;

import io.cloudcall.call.BytePattern;
import java.io.ByteArrayOutputStream;

/** The little of ASN.1's DER (X.690) that telling and wrapping keys takes. Stateless. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    /** The version 0 of a private key. */
    private static final byte[] VERSION = {INTEGER, 1, 0};

    /** The AlgorithmIdentifier of rsaEncryption, 1.2.840.113549.1.1.1. */
    private static final byte[] RSA = {
        SEQUENCE, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0
    };

    /** The beginning of the object identifiers of SM2, SM3 and SM4, 1.2.156.10197.1. */
    private static final BytePattern NATIONAL_ALGORITHMS = new BytePattern("*\u0081\u001C\u00CFU\u0001");

    private Der() {}

    /** Returns whether an algorithm of China's national standards is named. */
    static boolean namesNationalAlgorithm(byte[] der) {
        return NATIONAL_ALGORITHMS.occursIn(der);
    }

    /** Returns whether that is a sequence of integers, as PKCS#1 has it; PKCS#8 has the algorithm in second place. */
    static boolean isPkcs1PrivateKey(byte[] der) {
        int version = contentOffset(der);
        int modulus = version + VERSION.length;
        return der[0] == SEQUENCE && modulus < der.length && der[version] == INTEGER && der[modulus] == INTEGER;
    }

    private static int contentOffset(byte[] der) {
        boolean isLong = der.length > 1 && der[1] < 0;
        return isLong ? 2 + (der[1] & 0x7F) : 2;
    }

    /** Wraps a private key of PKCS#1 in PKCS#8. */
    static byte[] toPkcs8(byte[] pkcs1) {
        return encode(SEQUENCE, VERSION, RSA, encode(OCTET_STRING, pkcs1));
    }

    private static byte[] encode(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        writeLength(whole, content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length > 0x7F) {
            int bytes = length > 0xFFFF ? 3 : length > 0xFF ? 2 : 1;
            out.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift > 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        out.write(length);
    }
}

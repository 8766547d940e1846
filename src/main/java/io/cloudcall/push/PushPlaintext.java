package io.cloudcall.push;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The decrypted bytes of a push: 16 random bytes, the length of the message in four bytes, the message, the AppID, and
 * padding. All is compared, after a mismatch too. Not changed once made.
 *
 * @param padded the bytes
 * @param messageEnd the end of the message, if the format is right
 * @param isWellFormed whether padding and length are right
 * @param isForApp whether the AppID is the right one, too
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PushPlaintext(byte[] padded, int messageEnd, boolean isWellFormed, boolean isForApp) {
    private static final int RANDOM_BYTES = 16;
    private static final int HEAD_BYTES = RANDOM_BYTES + Integer.BYTES;
    private static final int MAX_PADDING_BYTES = 32;

    /**
     * Checks the bytes.
     *
     * @param padded at least 32 bytes
     * @param appId the AppID that the message has to be for
     * @param isCiphertext false if the bytes are a dummy's, and not usable
     */
    static PushPlaintext of(byte[] padded, byte[] appId, boolean isCiphertext) {
        int padding = Byte.toUnsignedInt(padded[padded.length - 1]);
        int end = padded.length - padding;
        int length = ByteBuffer.wrap(padded).getInt(RANDOM_BYTES);
        boolean isPadded = isPadding(padded, padding);
        boolean endsWithAppId = endsWith(padded, end, appId);
        boolean isWellFormed = isCiphertext && isPadded && length >= 0 && length <= end - HEAD_BYTES;
        int messageEnd = HEAD_BYTES + length;
        return new PushPlaintext(
                padded, messageEnd, isWellFormed, isWellFormed && endsWithAppId && messageEnd == end - appId.length);
    }

    /** Returns whether the last bytes are that number of bytes of that value, in the same time for each number. */
    private static boolean isPadding(byte[] padded, int padding) {
        int difference = 0;
        for (int i = 1; i <= MAX_PADDING_BYTES; i++) {
            // All bits set up to the padding's length, otherwise none.
            int mask = (i - padding - 1) >> (Integer.SIZE - 1);
            difference |= mask & (padded[padded.length - i] ^ padding);
        }
        return difference == 0 && padding >= 1 && padding <= MAX_PADDING_BYTES;
    }

    private static boolean endsWith(byte[] bytes, int end, byte[] appId) {
        int start = Math.max(end - appId.length, 0);
        return MessageDigest.isEqual(Arrays.copyOfRange(bytes, start, start + appId.length), appId);
    }

    /** Returns the bytes of the message. */
    byte[] message() {
        return Arrays.copyOfRange(padded, HEAD_BYTES, messageEnd);
    }
}

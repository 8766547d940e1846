package io.cloudcall.signing;

import java.time.Clock;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The values that belong to one request only.
 *
 * @param nonce random text, {@code _n}
 * @param iv the random initialization vector, which must not occur twice with one key
 * @param timestamp the seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record OneTimeValues(String nonce, byte[] iv, long timestamp) {
    private static final int NONCE_BYTES = 16;

    /** Generates values for a request that is sent now. */
    static OneTimeValues generate(RandomGenerator random, Clock clock) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] iv = new byte[MessageCipher.IV_BYTES];
        random.nextBytes(nonce);
        random.nextBytes(iv);
        return new OneTimeValues(
                Base64.getEncoder().withoutPadding().encodeToString(nonce),
                iv,
                clock.instant().getEpochSecond());
    }
}

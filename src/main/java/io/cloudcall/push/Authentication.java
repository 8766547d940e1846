package io.cloudcall.push;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The result of the keys on a request. All keys are tried, and all work is done, after a mismatch too.
 *
 * @param failure the reason why the request is not WeChat's, or null if it is
 * @param message the decrypted message; empty for a verification, and for a failure
 * @param refreshFailure the failure to read the keys again, as a line for operators, or null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Authentication(
        @Nullable PushReason failure,
        byte[] message,
        @Nullable String refreshFailure) {
    private static final byte[] NOTHING = {};

    /**
     * Verifies and decrypts a request.
     *
     * @param appId the AppID that the request has to be for
     */
    static Authentication of(PushRequest request, String appId, PushKeys keys, PushCrypto crypto) {
        boolean isSigned = isSigned(request, keys, new PushSignature(crypto));
        return request.isVerification()
                ? of(isSigned ? null : PushReason.SIGNATURE, NOTHING)
                : decrypt(request, appId, keys, new PushCipher(crypto), isSigned);
    }

    private static boolean isSigned(PushRequest request, PushKeys keys, PushSignature signature) {
        boolean isSigned = false;
        for (byte[] token : keys.tokens()) {
            isSigned |= request.isVerification()
                    ? signature.verify(request.signature(), token, request.timestamp(), request.nonce())
                    : signature.verify(
                            request.signature(), token, request.timestamp(), request.nonce(), request.text());
        }
        return isSigned;
    }

    private static Authentication decrypt(
            PushRequest request, String appId, PushKeys keys, PushCipher cipher, boolean isSigned) {
        byte[] expected = appId.getBytes(StandardCharsets.UTF_8);
        PushPlaintext accepted = null;
        boolean isWellFormed = false;
        for (AesKey key : keys.aesKeys()) {
            PushPlaintext plaintext = cipher.decrypt(key, request.text(), expected);
            isWellFormed |= plaintext.isWellFormed();
            accepted = plaintext.isForApp() ? plaintext : accepted;
        }
        if (isSigned && accepted != null) {
            return of(null, accepted.message());
        }
        return of(!isSigned ? PushReason.SIGNATURE : isWellFormed ? PushReason.APP_ID : PushReason.DECRYPTION, NOTHING);
    }

    private static Authentication of(@Nullable PushReason failure, byte[] message) {
        return new Authentication(failure, message, null);
    }

    /** Returns the failure of a request for a mini program without keys, even if the dummy keys fit. */
    Authentication asUnknownApp() {
        return of(PushReason.APP_ID, NOTHING);
    }

    Authentication withRefreshFailure(String line) {
        return new Authentication(failure, message, line);
    }

    boolean isSuccessful() {
        return failure == null;
    }
}

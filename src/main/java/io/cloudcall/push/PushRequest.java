package io.cloudcall.push;

import org.jspecify.annotations.Nullable;

/**
 * A request in the form of WeChat's, whose signature is not verified yet. Immutable.
 *
 * @param appId the AppID of the path, or null for the default one
 * @param signature the signature
 * @param timestamp the timestamp
 * @param nonce the nonce
 * @param text the encrypted message, in base64; of a verification, the text to answer with
 * @param isVerification whether the request verifies the URL
 */
public record PushRequest(
        @Nullable String appId, String signature, String timestamp, String nonce, String text, boolean isVerification) {
    static final String METHODS = "GET, POST";

    /** Returns a description without anything of the request. */
    @Override
    public String toString() {
        return "push request";
    }
}

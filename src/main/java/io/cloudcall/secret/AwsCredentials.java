package io.cloudcall.secret;

import org.jspecify.annotations.Nullable;

/**
 * What requests to AWS are signed with.
 *
 * @param keyId the access key's ID, which travels in the open
 * @param secretKey the access key itself
 * @param sessionToken what goes with a key that is good for a while only, or null
 */
record AwsCredentials(
        String keyId, String secretKey, @Nullable String sessionToken) {

    /** {@code text} without them. */
    String hiddenIn(String text) {
        String clean = text.replace(secretKey, "***");
        return sessionToken == null ? clean : clean.replace(sessionToken, "***");
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "AWS credentials";
    }
}

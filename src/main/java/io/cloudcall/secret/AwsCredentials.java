package io.cloudcall.secret;

import org.jspecify.annotations.Nullable;

/**
 * The credentials that requests to AWS are signed with.
 *
 * @param accessKeyId the access key's ID, which travels in the open
 * @param secretAccessKey the access key itself
 * @param sessionToken what goes with a key that is good for a while only, or null
 */
record AwsCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    /** Returns {@code text} without them. */
    String redact(String text) {
        String clean = text.replace(secretAccessKey, "***");
        return sessionToken == null ? clean : clean.replace(sessionToken, "***");
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "AWS credentials";
    }
}

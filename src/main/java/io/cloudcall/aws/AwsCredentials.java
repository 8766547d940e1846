package io.cloudcall.aws;

import org.jspecify.annotations.Nullable;

/**
 * Credentials for requests to AWS.
 *
 * @param accessKeyId the ID of the access key, which is not secret
 * @param secretAccessKey the secret access key
 * @param sessionToken the session token of temporary credentials, or null
 */
record AwsCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    /** Returns {@code text} without the secrets. */
    String redact(String text) {
        String redacted = text.replace(secretAccessKey, "***");
        return sessionToken == null ? redacted : redacted.replace(sessionToken, "***");
    }

    /** Returns a description without the secrets. */
    @Override
    public String toString() {
        return "AWS credentials";
    }
}

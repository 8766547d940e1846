package io.cloudcall.aws;

import org.jspecify.annotations.Nullable;

/**
 * A request to AWS.
 *
 * @param region the region of the service, or null for the function's own
 * @param body the JSON text of the request
 * @param timeoutMillis the time for all attempts
 */
public record AwsRequest(@Nullable String region, String body, long timeoutMillis) {

    /** Returns the same request with what is left of its time after {@code elapsedMillis}. */
    AwsRequest after(long elapsedMillis) {
        return new AwsRequest(region, body, timeoutMillis - Math.max(0, elapsedMillis));
    }
}

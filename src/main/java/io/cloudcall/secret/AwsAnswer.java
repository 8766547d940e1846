package io.cloudcall.secret;

import org.jspecify.annotations.Nullable;

/**
 * An answer of AWS, as it came.
 *
 * @param status the HTTP status code
 * @param errorType the value of its header x-amzn-ErrorType, or null
 * @param date the value of its header Date, or null
 * @param body its bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and read once.
public record AwsAnswer(
        int status, @Nullable String errorType, @Nullable String date, byte[] body) {}

package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The response of a service of AWS, or of an intermediary, to an operation of the JSON protocol. */
public final class AwsResponse {
    /**
     * The pattern of an error type, such as {@code com.amazonaws.secretsmanager#ResourceNotFoundException:http://…}.
     */
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:[^#:]*#)?([A-Za-z0-9_.]{1,100})(?::.*)?");

    /**
     * The throttling errors of the <a
     * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">AWS SDKs</a>.
     */
    private static final Set<String> THROTTLING = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "BandwidthLimitExceeded",
            "ProvisionedThroughputExceededException",
            "PriorRequestNotComplete",
            "TransactionInProgressException",
            "EC2ThrottledException",
            "SlowDown");

    private static final Set<String> CLOCK_SKEW_CODES =
            Set.of("InvalidSignatureException", "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");

    /** AWS rejects signatures more than five minutes off, so a smaller skew is not the cause. */
    private static final Duration MIN_CLOCK_SKEW = Duration.ofMinutes(4);

    private static final int MAX_DETAILS_LENGTH = 500;

    private final TransportResponse response;
    private final AwsCredentials credentials;
    private final AwsService service;

    /**
     * Wraps a response.
     *
     * @param credentials the credentials of the request, which an error message may quote
     * @param service the service, for errors
     */
    AwsResponse(TransportResponse response, AwsCredentials credentials, AwsService service) {
        this.response = response;
        this.credentials = credentials;
        this.service = service;
    }

    /**
     * Returns the body of a success.
     *
     * @param errors the meaning of the operation's errors
     * @throws AwsException if the response is an error, or not a JSON object
     */
    public JsonObject requireObject(AwsErrors errors) {
        if (isSuccessful()) {
            return body();
        }
        String code = errorCode();
        if (code == null || isTransient()) {
            throw new AwsException(Reason.UNAVAILABLE, service.name() + " could not answer.", logDetails(errors));
        }
        throw new AwsException(Reason.CONFIGURATION, errors.messageFor(code), logDetails(errors));
    }

    /** Returns the body. The error of one that is not JSON does not quote it, as it may contain a secret. */
    private JsonObject body() {
        if (json() instanceof JsonObject object) {
            return object;
        }
        throw new AwsException(Reason.UNAVAILABLE, service.name() + " gave an answer that is not JSON.");
    }

    /** Returns the body of a success, or null if the response is an error, or not a JSON object. */
    @Nullable
    JsonObject successfulBody() {
        return isSuccessful() && json() instanceof JsonObject object ? object : null;
    }

    private boolean isSuccessful() {
        return response.status() / 100 == 2;
    }

    /** Returns whether the error is one after which the same request may succeed. */
    public boolean isTransient() {
        return response.status() >= 500
                || response.status() == 429
                || (!isSuccessful() && THROTTLING.contains(String.valueOf(errorCode())));
    }

    /** Returns the lead of AWS's clock over {@code now}, if that is the cause of the error. */
    Optional<Duration> clockSkew(Instant now) {
        String date = response.header("date");
        if (date == null || isSuccessful() || !CLOCK_SKEW_CODES.contains(String.valueOf(errorCode()))) {
            return Optional.empty();
        }
        try {
            Instant serverTime = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Optional.of(Duration.between(now, serverTime))
                    .filter(skew -> skew.abs().compareTo(MIN_CLOCK_SKEW) >= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the error code, or null if the response is not AWS's own. */
    private @Nullable String errorCode() {
        String type = response.header("x-amzn-errortype");
        if (type == null && json() instanceof JsonObject error) {
            type = error.getString("__type");
        }
        Matcher code = ERROR_TYPE.matcher(Objects.requireNonNullElse(type, ""));
        return code.matches() ? code.group(1) : null;
    }

    /**
     * Returns the details for the log: only the first line of the message, as the error of an invalid signature quotes
     * the request with the session token in further lines; nothing of one that may quote the request's contents.
     */
    private String logDetails(AwsErrors errors) {
        String line = credentials
                .redact("HTTP status " + response.status() + ". "
                        + Objects.requireNonNullElse(errorCode(), "No error code") + ": "
                        + (errors.isLoggable(String.valueOf(errorCode())) ? firstLine() : ""))
                .strip();
        return line.substring(0, Math.min(line.length(), MAX_DETAILS_LENGTH));
    }

    private String firstLine() {
        if (json() instanceof JsonObject error) {
            String message =
                    error.getString("message") == null ? error.getString("Message") : error.getString("message");
            return Objects.requireNonNullElse(message, "").lines().findFirst().orElse("");
        }
        return "";
    }

    private @Nullable JsonValue json() {
        try {
            return StrictJsonParser.parse(response.body());
        } catch (JsonParseException e) {
            return null;
        }
    }
}

package io.cloudcall.secret;

import io.cloudcall.aws.AwsCredentials;
import io.cloudcall.aws.AwsException;
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

/** The response of AWS Secrets Manager, or of an intermediary, to GetSecretValue. */
final class GetSecretValueResponse {
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
    private final SecretSetting setting;

    /**
     * Wraps a response.
     *
     * @param credentials the credentials of the request, which an error message may quote
     * @param setting the setting that names the secret
     */
    GetSecretValueResponse(TransportResponse response, AwsCredentials credentials, SecretSetting setting) {
        this.response = response;
        this.credentials = credentials;
        this.setting = setting;
    }

    /**
     * Returns the text of the secret, or null if the secret has bytes in its place.
     *
     * @throws AwsException if the response has no secret
     */
    @Nullable
    String secretString() {
        if (isSuccessful()) {
            return body().getString("SecretString");
        }
        String code = errorCode();
        if (code == null || isRetryable()) {
            throw new AwsException(Reason.UNAVAILABLE, "AWS Secrets Manager could not answer.", logDetails());
        }
        throw new AwsException(Reason.CONFIGURATION, SecretsManagerErrors.messageFor(code, setting), logDetails());
    }

    /** Returns the body. The error of one that is not JSON does not quote it, as it may contain the secret. */
    private JsonObject body() {
        if (json() instanceof JsonObject object) {
            return object;
        }
        throw new AwsException(Reason.UNAVAILABLE, "AWS Secrets Manager gave an answer that is not JSON.");
    }

    private boolean isSuccessful() {
        return response.status() / 100 == 2;
    }

    /** Returns whether the request may be retried. */
    boolean isRetryable() {
        return response.status() >= 500
                || response.status() == 429
                || (!isSuccessful() && THROTTLING.contains(String.valueOf(errorCode())));
    }

    /** Returns the lead of the store's clock over {@code now}, if that is the cause of the error. */
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

    /** Returns the error code, or null if the response is not the store's own. */
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
     * the request with the session token in further lines.
     */
    private String logDetails() {
        String line = credentials.redact("HTTP status " + response.status() + ". "
                + Objects.requireNonNullElse(errorCode(), "No error code") + ": "
                + message().lines().findFirst().orElse(""));
        return line.substring(0, Math.min(line.length(), MAX_DETAILS_LENGTH));
    }

    private String message() {
        if (json() instanceof JsonObject error) {
            String message =
                    error.getString("message") == null ? error.getString("Message") : error.getString("message");
            return Objects.requireNonNullElse(message, "");
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

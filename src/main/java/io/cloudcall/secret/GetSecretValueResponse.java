package io.cloudcall.secret;

import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.secret.AppSecretException.Reason;
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

/** The response of AWS Secrets Manager, or of something on the way to it, to GetSecretValue. */
final class GetSecretValueResponse {
    /** Such as {@code com.amazonaws.secretsmanager#ResourceNotFoundException:http://…}. */
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:[^#:]*#)?([A-Za-z0-9_.]{1,100})(?::.*)?");

    /**
     * Those of the <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">AWS SDKs</a>.
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

    /** AWS refuses signatures that are five minutes off; less is not what is wrong with one. */
    private static final Duration MIN_CLOCK_SKEW = Duration.ofMinutes(4);

    private static final int MAX_DETAILS_LENGTH = 500;

    private final TransportResponse response;
    private final AwsCredentials credentials;

    /** @param credentials what the request was signed with: a refusal may quote them */
    GetSecretValueResponse(TransportResponse response, AwsCredentials credentials) {
        this.response = response;
        this.credentials = credentials;
    }

    /**
     * Returns the AppSecret in it.
     *
     * @throws AppSecretException if it has none
     */
    String appSecret() {
        if (isSuccessful()) {
            return SecretStringParser.parse(body().getString("SecretString"));
        }
        String code = errorCode();
        if (code == null || isRetryable()) {
            throw new AppSecretException(Reason.UNAVAILABLE, "AWS Secrets Manager could not answer.", logDetails());
        }
        throw new AppSecretException(Reason.CONFIGURATION, SecretsManagerErrors.messageFor(code), logDetails());
    }

    /** What cannot be parsed may hold the secret, so nothing of it is quoted. */
    private JsonObject body() {
        if (json() instanceof JsonObject secret) {
            return secret;
        }
        throw new AppSecretException(Reason.UNAVAILABLE, "AWS Secrets Manager gave an answer that is not JSON.");
    }

    private boolean isSuccessful() {
        return response.status() / 100 == 2;
    }

    /** Returns whether the same request may succeed in a moment. */
    boolean isRetryable() {
        return response.status() >= 500
                || response.status() == 429
                || (!isSuccessful() && THROTTLING.contains(String.valueOf(errorCode())));
    }

    /** Returns how far the store's clock is ahead of {@code now}, if the refusal is due to that. */
    Optional<Duration> clockSkew(Instant now) {
        String date = response.header("date");
        if (date == null || isSuccessful() || !CLOCK_SKEW_CODES.contains(String.valueOf(errorCode()))) {
            return Optional.empty();
        }
        try {
            Instant its = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Optional.of(Duration.between(now, its))
                    .filter(ahead -> ahead.abs().compareTo(MIN_CLOCK_SKEW) >= 0);
        } catch (DateTimeException noDate) {
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
     * For the log. Where AWS does not accept a signature, the further lines quote the request, session token and all.
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
        } catch (JsonParseException notJson) {
            return null;
        }
    }
}

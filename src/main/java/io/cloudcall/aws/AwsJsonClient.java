package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A client for one operation of AWS's JSON protocol 1.1. It sends a request once more after a transient failure, and
 * once with AWS's time if the local clock is wrong. Its methods block. Thread-safe.
 */
public final class AwsJsonClient {
    /** The least time for a second attempt: the longest pause, and a round trip with a TLS handshake. */
    private static final long MIN_RETRY_MILLIS = 500;

    private final AwsOperation operation;
    private final AwsEnvironment environment;
    private final AwsCredentialsProvider credentials;
    private final Transport transport;
    private final Clock clock;
    private final Runnable backOff;

    /**
     * Creates a client that opens no connection yet.
     *
     * @param transport the transport for requests; without retries
     * @param clock the clock for signatures and timeouts
     * @param backOff the pause before a second attempt
     */
    public AwsJsonClient(
            AwsOperation operation, AwsEnvironment environment, Transport transport, Clock clock, Runnable backOff) {
        this.operation = operation;
        this.environment = environment;
        this.credentials = new AwsCredentialsProvider(environment, transport);
        this.transport = transport;
        this.clock = clock;
        this.backOff = backOff;
    }

    /**
     * Sends a request, and returns the response, whatever its status is.
     *
     * @throws AwsException if there are no credentials, no endpoint or no response
     */
    public AwsResponse send(AwsRequest request) {
        long startedAt = clock.millis();
        AwsResponse first = attemptFirst(request);
        AwsRequest retry = request.after(clock.millis() - startedAt);
        if (first == null || (operation.isTransient().test(first) && retry.timeoutMillis() >= MIN_RETRY_MILLIS)) {
            backOff.run();
            return attempt(request.after(clock.millis() - startedAt), clock);
        }
        return first.clockSkew(clock.instant())
                .map(skew -> attempt(retry, Clock.offset(clock, skew)))
                .orElse(first);
    }

    /** Returns the response, or null after a failure for which there is time to retry. */
    private @Nullable AwsResponse attemptFirst(AwsRequest request) {
        long startedAt = clock.millis();
        try {
            return attempt(request, clock);
        } catch (AwsException e) {
            long remaining = request.after(clock.millis() - startedAt).timeoutMillis();
            if (e.reason() == Reason.CONFIGURATION || remaining < MIN_RETRY_MILLIS) {
                throw e;
            }
            return null;
        }
    }

    private AwsResponse attempt(AwsRequest request, Clock signingClock) {
        AwsEndpoint endpoint = AwsEndpoint.of(operation.service(), request.region(), environment);
        AwsCredentials awsCredentials = credentials.resolveCredentials();
        SigV4Signer signer =
                new SigV4Signer(endpoint.region(), operation.service().id(), signingClock.instant());
        Map<String, String> headers = signer.sign(endpoint.url(), headers(), request.body(), awsCredentials);
        TransportRequest http = TransportRequest.bypassingProxy(endpoint.url(), request.body(), headers);
        long timeoutMillis = Math.clamp(request.timeoutMillis(), 1, operation.attemptMillis());
        try {
            return new AwsResponse(transport.send(http, timeoutMillis).join(), awsCredentials, operation.service());
        } catch (CompletionException e) {
            throw new AwsException(
                    Reason.UNAVAILABLE, operation.service().name() + " could not be reached.", e.getCause());
        }
    }

    private Map<String, String> headers() {
        return Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", operation.target());
    }

    /**
     * Opens a connection for a request that is about to follow, unless there is one already. Does not block.
     *
     * @throws AwsException if there is no endpoint
     */
    public void preconnect(@Nullable String region) {
        AwsEndpoint endpoint = AwsEndpoint.of(operation.service(), region, environment);
        transport.openAhead(TransportRequest.bypassingProxy(endpoint.url(), "", Map.of()));
    }
}

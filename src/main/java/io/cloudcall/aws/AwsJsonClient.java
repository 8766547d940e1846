package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A client for one operation of AWS's JSON protocol 1.1. It sends a request once more after a transient failure, and
 * once with AWS's time if the local clock is wrong. No method blocks. Thread-safe.
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
     * @param transport the transport for requests, whose own retries are within the time of one attempt
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
     * Sends a request.
     *
     * @return the response, of any status, or an {@link AwsException} if there are no credentials, no endpoint or no
     *     response
     */
    public CompletableFuture<AwsResponse> send(AwsRequest request) {
        long startedAt = clock.millis();
        return attempt(request, clock)
                .handle(AttemptResult::new)
                .thenCompose(first -> followUp(request.after(clock.millis() - startedAt), first));
    }

    /** The response or the failure of an attempt. */
    private record AttemptResult(
            @Nullable AwsResponse response, @Nullable Throwable failure) {}

    /** Returns the response to a second attempt, if there is reason and time for one; otherwise that to the first. */
    private CompletableFuture<AwsResponse> followUp(AwsRequest request, AttemptResult first) {
        AwsResponse response = first.response();
        boolean isTransient = response == null
                ? isUnavailable(first.failure())
                : operation.isTransient().test(response);
        if (isTransient && request.timeoutMillis() >= MIN_RETRY_MILLIS) {
            return retry(request);
        }
        return response == null
                ? CompletableFuture.failedFuture(Objects.requireNonNull(first.failure()))
                : response.clockSkew(clock.instant())
                        .map(skew -> attempt(request, Clock.offset(clock, skew)))
                        .orElseGet(() -> CompletableFuture.completedFuture(response));
    }

    private static boolean isUnavailable(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapper
                ? isUnavailable(wrapper.getCause())
                : failure instanceof AwsException known && known.reason() == Reason.UNAVAILABLE;
    }

    private CompletableFuture<AwsResponse> retry(AwsRequest request) {
        long pausedAt = clock.millis();
        // The pause would stop the thread of the connections, on which the first response arrived.
        return CompletableFuture.runAsync(
                        backOff,
                        task -> Thread.ofPlatform().daemon().name("aws-retry").start(task))
                .thenCompose(ignored -> attempt(request.after(clock.millis() - pausedAt), clock));
    }

    private CompletableFuture<AwsResponse> attempt(AwsRequest request, Clock signingClock) {
        try {
            AwsEndpoint endpoint = AwsEndpoint.of(operation.service(), request.region(), environment);
            return credentials
                    .resolveCredentials()
                    .thenCompose(known -> exchange(request, endpoint, known, signingClock.instant()));
        } catch (AwsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<AwsResponse> exchange(
            AwsRequest request, AwsEndpoint endpoint, AwsCredentials known, Instant time) {
        AwsService service = operation.service();
        SigV4Signer signer = new SigV4Signer(endpoint.region(), service.id(), time);
        Map<String, String> headers = signer.sign(endpoint.url(), headers(), request.body(), known);
        TransportRequest http = TransportRequest.bypassingProxy(endpoint.url(), request.body(), headers);
        return transport
                .send(http, Math.clamp(request.timeoutMillis(), 1, operation.attemptMillis()))
                .handle((response, failure) -> {
                    if (response == null) {
                        throw new AwsException(Reason.UNAVAILABLE, service.name() + " could not be reached.", failure);
                    }
                    return new AwsResponse(response, known, service);
                });
    }

    private Map<String, String> headers() {
        return Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", operation.target());
    }

    /**
     * Opens a connection for a request that is about to follow, unless there is one already.
     *
     * @throws AwsException if there is no endpoint
     */
    public void preconnect(@Nullable String region) {
        AwsEndpoint endpoint = AwsEndpoint.of(operation.service(), region, environment);
        transport.openAhead(TransportRequest.bypassingProxy(endpoint.url(), "", Map.of()));
    }
}

package io.cloudcall.tools.sandbox.push;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * WeChat's side of message push. Thread-safe.
 *
 * <p>Documented for official accounts, whose pushes have the same form: WeChat drops the connection if there is no
 * answer within five seconds, and sends again, three times in all. The page for mini programs says nothing of it, and
 * neither says whether the first request counts: here it does. Assumed: the next request follows at once; any other
 * answer than 2xx with {@code success} or an empty body is as none; the message is the same in each request, while
 * random bytes, timestamp and nonce are new; redirects are not followed.
 */
public final class PushSender implements AutoCloseable {
    /** The number of requests for a message, with the first one. */
    public static final int MAX_ATTEMPTS = 3;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Clock clock;
    private final Random random;
    private final Duration timeout;

    /** Creates a sender with WeChat's timeout. */
    public PushSender(Clock clock, Random random) {
        this(clock, random, TIMEOUT);
    }

    PushSender(Clock clock, Random random, Duration timeout) {
        this.clock = clock;
        this.random = random;
        this.timeout = timeout;
    }

    /** Pushes a message until it is received, three times at most. */
    public PushDelivery push(PushTarget target, PushedMessage message) throws InterruptedException {
        List<PushAttempt> attempts = new ArrayList<>();
        do {
            attempts.add(send(
                    target, PushHttpRequest.push(target.keys(), target.appId(), message, clock.instant(), random)));
        } while (!attempts.getLast().isReceived() && attempts.size() < MAX_ATTEMPTS);
        return new PushDelivery(target.appId(), message, List.copyOf(attempts));
    }

    /** Verifies a URL, as WeChat's console does before it saves one: it has to answer {@code echostr}. */
    public PushVerification verify(PushTarget target) throws InterruptedException {
        PushHttpRequest request = PushHttpRequest.verification(target.keys(), clock.instant(), random);
        return new PushVerification(request.parameters().getOrDefault("echostr", ""), send(target, request));
    }

    private PushAttempt send(PushTarget target, PushHttpRequest request) throws InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(httpRequest(target, request), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new PushAttempt(response.statusCode(), response.body(), null, since(start));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new PushAttempt(0, "", e, since(start));
        } catch (ExecutionException e) {
            Exception cause = e.getCause() instanceof IOException io ? io : e;
            return new PushAttempt(0, "", cause, since(start));
        }
    }

    private static HttpRequest httpRequest(PushTarget target, PushHttpRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target.url(request));
        return request.method().equals("GET")
                ? builder.GET().build()
                : builder.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request.body()))
                        .build();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

package io.cloudcall.client;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.ServerApi;
import io.cloudcall.call.UnknownApi;
import io.cloudcall.json.JsonObject;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.WeChatCallException;
import io.cloudcall.wechat.WeChatClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An executor of calls that wraps every failure in a {@link CloudCallException}. Thread-safe. */
final class CallExecutor implements AutoCloseable {
    private final WeChatClient client;
    private final ServedApps apps;
    private final SecretRedactor redactor;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("cloud-call-", 0).factory());

    private final CompletableFuture<Object> closed = new CompletableFuture<>();

    CallExecutor(WeChatClient client, ServedApps apps, SecretRedactor redactor) {
        this.client = client;
        this.apps = apps;
        this.redactor = redactor;
    }

    /** Returns a deadline that starts now and ends early if this executor is closed. */
    Deadline deadlineIn(Duration timeout) {
        return new ElapsedDeadline(System.nanoTime(), TimeUnit.NANOSECONDS.convert(timeout));
    }

    /** A deadline by elapsed time, independent of the wall clock. */
    private final class ElapsedDeadline implements Deadline {
        private final long start;
        private final long nanos;

        ElapsedDeadline(long start, long nanos) {
            this.start = start;
            this.nanos = nanos;
        }

        @Override
        public long remainingMillis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos - (System.nanoTime() - start));
        }

        /** Waits for {@code future}, or until this executor is closed: a closed transport may never complete it. */
        @Override
        public <T> T await(CompletableFuture<T> future) {
            return Deadline.super.await(CompletableFuture.anyOf(closed, future).thenCompose(completed -> future));
        }
    }

    /**
     * Makes any call and returns the JSON text of its result.
     *
     * @param appId the AppID that it is made for, or null for the client's own
     */
    String call(@Nullable String appId, String api, String json, CallOptions options) {
        Objects.requireNonNull(json, "the data is null");
        return call(appId, api, () -> JsonConverter.fromJson(json), options);
    }

    /** Makes any call with a map for its data. */
    String call(@Nullable String appId, String api, Map<String, ?> data, CallOptions options) {
        Objects.requireNonNull(data, "the data is null");
        return call(appId, api, () -> JsonConverter.fromMap(data), options);
    }

    private String call(@Nullable String appId, String api, Supplier<JsonObject> data, CallOptions options) {
        Objects.requireNonNull(api, "the name of the API is null");
        return execute(
                        api,
                        options,
                        () -> new CallRequest(api, data.get(), options.query(), options.convertCase()).withAppId(appId),
                        deadlineIn(options.timeout()))
                .json();
    }

    /**
     * Returns the result of a successful call.
     *
     * @param name the API's name or path
     * @param request makes the request, or throws an {@link InvalidRequestException}
     * @throws CloudCallException if the call fails
     * @throws IllegalStateException if this executor is closed
     */
    CallResult execute(String name, CallOptions options, Supplier<CallRequest> request, Deadline deadline) {
        if (closed.isDone()) {
            throw closed();
        }
        CallResult result = callWeChat(findApi(name, options), request, deadline);
        if (result.isError()) {
            throw new CloudCallException(result, redactor);
        }
        return result;
    }

    private Api findApi(String name, CallOptions options) {
        try {
            return options.findApi(name)
                    .orElseThrow(() -> new CloudCallException(
                            PlatformError.API_NOT_FOUND.result(UnknownApi.describe(name)), redactor));
        } catch (InvalidRequestException e) {
            throw new CloudCallException(e.result(ServerApi.isMalformed(name) ? "*" : name), redactor);
        }
    }

    private CallResult callWeChat(Api api, Supplier<CallRequest> request, Deadline deadline) {
        try {
            api.unsupportedReason().ifPresent(reason -> {
                throw new InvalidRequestException(reason);
            });
            CallRequest made = request.get();
            apps.check(made.appId());
            return client.call(api, made, deadline);
        } catch (InvalidRequestException e) {
            throw new CloudCallException(e.result(api.name()), redactor);
        } catch (WeChatCallException e) {
            throw new CloudCallException(e.result(api.name()), e, redactor);
        } catch (RuntimeException e) {
            throw new CloudCallException(PlatformError.SYSTEM_ERROR.result(), e, redactor);
        }
    }

    /** Returns the exception for a successful call whose response is unusable. */
    CloudCallException invalidResponse(String why) {
        return new CloudCallException(PlatformError.SYSTEM_ERROR.result(why), redactor);
    }

    /** Runs {@code call} in a virtual thread. */
    <T> CompletableFuture<T> executeAsync(Supplier<T> call) {
        try {
            return CompletableFuture.supplyAsync(call, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(closed());
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this CloudCallClient is closed");
    }

    @Override
    public void close() {
        threads.shutdown();
        closed.completeExceptionally(closed());
        client.close();
    }
}

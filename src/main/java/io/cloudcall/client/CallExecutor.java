package io.cloudcall.client;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.WeChatCallException;
import io.cloudcall.wechat.WeChatClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes calls, and makes whatever fails a {@link CloudCallException}. Thread-safe. */
final class CallExecutor implements AutoCloseable {
    private final WeChatClient client;
    private final SecretRedactor redactor;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("cloud-call-", 0).factory());

    private final CompletableFuture<Object> closed = new CompletableFuture<>();

    CallExecutor(WeChatClient client, SecretRedactor redactor) {
        this.client = client;
        this.redactor = redactor;
    }

    /** A deadline that begins now, and is over when this is closed. */
    Deadline deadlineIn(Duration timeLimit) {
        return new ElapsedDeadline(System.nanoTime(), TimeUnit.NANOSECONDS.convert(timeLimit));
    }

    /** Elapsed time, which no clock that is set changes. */
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

        /** Whoever waits learns that this is closed, not what that does to a connection. */
        @Override
        public <T> T await(CompletableFuture<T> future) {
            return Deadline.super.await(CompletableFuture.anyOf(closed, future).thenCompose(come -> future));
        }
    }

    /**
     * The result of a call that succeeds.
     *
     * @param request gives the request for the API of that name, or a {@link InvalidRequestException}
     * @throws CloudCallException if it does not
     * @throws IllegalStateException if this was closed
     */
    CallResult execute(String name, Supplier<CallRequest> request, Deadline deadline) {
        if (closed.isDone()) {
            throw closed();
        }
        Optional<Api> api = ApiCatalog.find(name);
        if (api.isEmpty()) {
            throw new CloudCallException(
                    PlatformError.API_NOT_FOUND.result("there is no such API: see docs/APIS.md"), redactor);
        }
        CallResult result = callWeChat(api.get(), request, deadline);
        if (result.isError()) {
            throw new CloudCallException(result, redactor);
        }
        return result;
    }

    private CallResult callWeChat(Api api, Supplier<CallRequest> request, Deadline deadline) {
        try {
            api.unsupportedReason().ifPresent(CallExecutor::reject);
            return client.call(api, request.get(), deadline);
        } catch (InvalidRequestException unusable) {
            throw new CloudCallException(unusable.result(api.name()), redactor);
        } catch (WeChatCallException failed) {
            throw new CloudCallException(failed.result(api.name()), failed, redactor);
        } catch (RuntimeException unexpected) {
            throw new CloudCallException(PlatformError.SYSTEM_ERROR.result(), unexpected, redactor);
        }
    }

    private static void reject(String sentence) {
        throw InvalidRequestException.ofCaller(sentence);
    }

    /** An error of a result that succeeded, and yet is none. */
    CloudCallException invalidResponse(String why) {
        return new CloudCallException(PlatformError.SYSTEM_ERROR.result(why), redactor);
    }

    /** What {@code call} gives or throws, from a virtual thread of its own. */
    <T> CompletableFuture<T> executeAsync(Supplier<T> call) {
        try {
            return CompletableFuture.supplyAsync(call, threads);
        } catch (RejectedExecutionException shutDown) {
            return CompletableFuture.failedFuture(closed());
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this CloudCall is closed");
    }

    @Override
    public void close() {
        threads.shutdown();
        closed.completeExceptionally(closed());
        client.close();
    }
}

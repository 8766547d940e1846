package io.cloudcall.wechat;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.telemetry.InvocationRecorder;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The mini programs that a client serves. Thread-safe. */
interface Apps {

    /**
     * Returns a mini program for one call, at whose end {@link #release} gives it back.
     *
     * @param appId its AppID as the caller named it, or null for the default one
     * @param recorder the recorder of the invocation
     * @throws CallRejectedException if the client does not serve it
     * @throws WeChatCallException if it is not certain whether the client serves it
     */
    App acquire(@Nullable String appId, Deadline deadline, InvocationRecorder recorder);

    /**
     * Starts to fetch the access token of the default mini program, if there is one, before the first call. Failures
     * are ignored.
     *
     * @return whether there is a token, once it ends; never fails
     */
    CompletableFuture<Boolean> startEagerly();

    /** Gives a mini program back that {@link #acquire} returned. */
    void release(App app);
}

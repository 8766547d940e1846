package io.cloudcall;

import io.cloudcall.call.AppId;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenConfig;
import io.cloudcall.wechat.WeChatClient;
import java.util.concurrent.CompletableFuture;

/** A handler of a function's cloud calls. Thread-safe. */
interface CallHandler extends AutoCloseable {

    /**
     * Makes the call that an event requests.
     *
     * @param recorder the recorder of the invocation
     * @throws CallRejectedException if the settings or the event do not allow the call
     * @throws io.cloudcall.wechat.WeChatCallException if WeChat sends no usable response
     */
    CallResult handle(InvocationEvent event, Deadline deadline, InvocationRecorder recorder);

    /**
     * Starts to connect and to fetch the access token before the first event, where the settings allow that. Failures
     * are ignored.
     *
     * @return whether there is a token, once it ends; never fails
     */
    default CompletableFuture<Boolean> startEagerly() {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    void close();

    /**
     * Creates the handler for this environment. If the configuration is invalid, the returned handler fails every call
     * with that error.
     *
     * @param preconnects whether TCP handshakes with WeChat start at once, where {@link #startEagerly} follows
     */
    static CallHandler create(
            EnvironmentVariables variables, Timing timing, SecretRedactor redactor, boolean preconnects) {
        try {
            FunctionConfig config = FunctionConfig.fromEnvironment(variables);
            HttpClientConfig http = preconnects ? config.preconnect(timing.clock()) : config.httpClientConfig();
            return new WeChatCallHandler(
                    new CallResolver(config.permissions()),
                    config.tokenConfig(),
                    config.hasAppMetrics(),
                    config.startsEagerly(),
                    WeChatClient.create(
                            config.baseUrl(), http, config.tokenConfig(), config.signing(), timing, redactor));
        } catch (RuntimeException e) {
            return new MisconfiguredCallHandler(e);
        }
    }

    /** A handler that makes the calls that its resolver allows. */
    record WeChatCallHandler(
            CallResolver resolver,
            TokenConfig tokenConfig,
            boolean hasAppMetrics,
            boolean startsEagerly,
            WeChatClient client)
            implements CallHandler {

        @Override
        public CallResult handle(InvocationEvent event, Deadline deadline, InvocationRecorder recorder) {
            CallRequest request = event.toCallRequest();
            String appId = request.appId() == null ? tokenConfig.defaultAppId() : request.appId();
            if (tokenConfig.servesSeveralApps() && appId != null && AppId.isWellFormed(appId)) {
                recorder.setAppId(appId, hasAppMetrics);
            }
            ResolvedCall call = resolver.resolve(event, request, appId);
            // A path is a label only if config.json lists it: a caller can send any.
            recorder.setApi(call.api().name());
            return client.call(call, deadline, recorder);
        }

        @Override
        public CompletableFuture<Boolean> startEagerly() {
            return startsEagerly ? client.startEagerly() : CallHandler.super.startEagerly();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** A handler that fails every call with the error of the configuration. */
    record MisconfiguredCallHandler(RuntimeException reason) implements CallHandler {

        /** Reports an invalid event first: callers can correct it, and cannot correct the configuration. */
        @Override
        public CallResult handle(InvocationEvent event, Deadline deadline, InvocationRecorder recorder) {
            event.toCallRequest();
            throw reason;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}

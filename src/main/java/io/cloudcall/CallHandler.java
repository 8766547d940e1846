package io.cloudcall;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.http.ProxyConfig;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenConfig;
import io.cloudcall.wechat.WeChatClient;
import java.util.Objects;

/** Makes the cloud calls of a function. Thread-safe. */
interface CallHandler extends AutoCloseable {

    /**
     * Makes the call that an event asks for.
     *
     * @param recorder records what is done for it
     * @throws CallRejectedException if the function is not set up for it, or the event is not usable
     * @throws io.cloudcall.wechat.WeChatCallException if WeChat gave no answer
     */
    CallResult handle(InvocationEvent event, Deadline deadline, InvocationRecorder recorder);

    @Override
    void close();

    /** Returns the handler that the environment describes; for an unusable environment one that rejects each call. */
    static CallHandler create(EnvironmentVariables variables, Timing timing, SecretRedactor redactor) {
        try {
            FunctionConfig config = FunctionConfig.fromEnvironment(variables);
            registerSecrets(config, redactor);
            return new WeChatCallHandler(
                    new CallResolver(config.permissions()),
                    WeChatClient.create(
                            config.baseUrl(), config.httpClientConfig(), config.tokenConfig(), timing, redactor));
        } catch (RuntimeException reason) {
            return new MisconfiguredCallHandler(reason);
        }
    }

    /** Registers what is secret from the start; tokens and stored secrets follow as they come. */
    private static void registerSecrets(FunctionConfig config, SecretRedactor redactor) {
        ProxyConfig proxy = config.httpClientConfig().proxy();
        if (proxy != null && proxy.credentials() != null) {
            redactor.addLastingSecret(proxy.credentials().password());
        }
        if (config.tokenConfig() instanceof TokenConfig.TokenService service) {
            redactor.addLastingSecret(Objects.requireNonNullElse(service.authorization(), ""));
            redactor.addLastingSecret(Objects.requireNonNullElse(service.url().getRawQuery(), ""));
        }
    }

    /** Makes calls at WeChat. */
    record WeChatCallHandler(CallResolver resolver, WeChatClient client) implements CallHandler {

        @Override
        public CallResult handle(InvocationEvent event, Deadline deadline, InvocationRecorder recorder) {
            return client.call(resolver.resolve(event), deadline, recorder);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** Makes no calls. */
    record MisconfiguredCallHandler(RuntimeException reason) implements CallHandler {

        /** An unusable event is the caller's to mend first. */
        @Override
        public CallResult handle(InvocationEvent event, Deadline deadline, InvocationRecorder recorder) {
            event.toCallRequest();
            throw reason;
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}

package io.cloudcall;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.http.ProxyConfig;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenConfig;
import io.cloudcall.wechat.WeChatClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The cloud calls that a function makes. Thread-safe. */
interface CallHandler extends AutoCloseable {

    /**
     * Makes a call.
     *
     * @param trace takes down what is done for it
     * @throws InvalidRequestException if the function is not set up for it, or the call cannot be made as it is asked for
     * @throws io.cloudcall.wechat.WeChatCallException if WeChat gave no answer
     */
    CallResult handle(CallRequest request, Deadline deadline, InvocationRecorder trace);

    @Override
    void close();

    /** Those that an environment describes: for an unusable environment none, which is said each time. */
    static CallHandler create(Map<String, String> environment, Timing timing, SecretRedactor redactor) {
        try {
            FunctionConfig settings = FunctionConfig.fromEnvironment(environment);
            registerSecrets(settings, redactor);
            return new PermissionCheckingCallHandler(
                    settings,
                    WeChatClient.create(
                            settings.baseUrl(), settings.httpClientConfig(), settings.tokenConfig(), timing, redactor));
        } catch (RuntimeException wrong) {
            return new MisconfiguredCallHandler(wrong);
        }
    }

    /** Those that are known from the start; tokens and stored secrets follow as they come. */
    private static void registerSecrets(FunctionConfig settings, SecretRedactor redactor) {
        ProxyConfig proxy = settings.httpClientConfig().proxy();
        if (proxy != null && proxy.credentials() != null) {
            redactor.addLastingSecret(proxy.credentials().password());
        }
        if (settings.tokenConfig() instanceof TokenConfig.TokenService service) {
            redactor.addLastingSecret(Objects.requireNonNullElse(service.authorization(), ""));
            redactor.addLastingSecret(Objects.requireNonNullElse(service.url().getRawQuery(), ""));
        }
    }

    /** Calls that WeChat answers, if they pass what Tencent's gateway would check. */
    record PermissionCheckingCallHandler(FunctionConfig settings, WeChatClient client) implements CallHandler {

        @Override
        public CallResult handle(CallRequest request, Deadline deadline, InvocationRecorder trace) {
            Optional<Api> api = ApiCatalog.find(request.api());
            if (api.isEmpty()) {
                return PlatformError.API_NOT_FOUND.result("there is no such API: see docs/APIS.md");
            }
            if (!settings.permissions().allows(api.get())) {
                return PlatformError.NO_PERMISSION.result(
                        "config.json does not list " + request.api() + " under permissions.openapi");
            }
            api.get().unsupportedReason().ifPresent(this::reject);
            return client.call(api.get(), request, deadline, trace);
        }

        /** A router's caller chose the API, otherwise the operator did. */
        private void reject(String sentence) {
            throw settings.isRouter()
                    ? new InvalidRequestException(sentence)
                    : new ConfigurationException(sentence);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** No calls. */
    record MisconfiguredCallHandler(RuntimeException reason) implements CallHandler {

        @Override
        public CallResult handle(CallRequest request, Deadline deadline, InvocationRecorder trace) {
            throw reason;
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}

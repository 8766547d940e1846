package io.cloudcall;

import io.cloudcall.openapi.Api;
import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.Catalogue;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.RequestData;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.HttpProxy;
import io.cloudcall.wechat.Redactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenOrigin;
import io.cloudcall.wechat.WeChatClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The cloud call that a function is. Thread-safe. */
interface CloudCall extends AutoCloseable {

    /**
     * Makes the call.
     *
     * @throws BadArgumentsException if the function is not set up for it, or the data cannot be sent
     * @throws io.cloudcall.wechat.CallFailedException if WeChat gave no answer
     */
    CloudCallResult with(JsonObject data, Deadline deadline);

    @Override
    void close();

    /** The call that an environment describes: for an unusable environment one that says so each time. */
    static CloudCall of(Map<String, String> environment, Timing timing, Redactor redactor) {
        try {
            return of(Settings.from(environment, timing.clock()), timing, redactor);
        } catch (RuntimeException wrong) {
            return new Refused(() -> {
                throw wrong;
            });
        }
    }

    private static CloudCall of(Settings settings, Timing timing, Redactor redactor) {
        Optional<Api> api = Catalogue.find(settings.api());
        if (api.isEmpty()) {
            return new Refused(() -> GatewayError.API_NOT_FOUND.result(
                    "there is no API " + settings.api() + ": correct CLOUD_CALL_API"));
        }
        if (!settings.permissions().allow(api.get())) {
            return new Refused(() -> GatewayError.NO_PERMISSION.result(
                    "config.json does not list " + settings.api() + " under permissions.openapi"));
        }
        learnSecrets(settings, redactor);
        return new Permitted(api.get(), WeChatClient.create(settings.client(), settings.tokens(), timing, redactor));
    }

    /** Those that are known from the start; tokens and stored secrets follow as they come. */
    private static void learnSecrets(Settings settings, Redactor redactor) {
        HttpProxy proxy = settings.client().proxy();
        if (proxy != null && proxy.credentials() != null) {
            redactor.learn(proxy.credentials().password());
        }
        if (settings.tokens() instanceof TokenOrigin.Service service) {
            redactor.learn(Objects.requireNonNullElse(service.authorization(), ""));
            redactor.learn(Objects.requireNonNullElse(service.url().getRawQuery(), ""));
        }
    }

    /** A call that WeChat answers. */
    record Permitted(Api api, WeChatClient client) implements CloudCall {

        @Override
        public CloudCallResult with(JsonObject data, Deadline deadline) {
            return client.call(api, RequestData.of(data), deadline);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** A call that ends before it begins. */
    record Refused(Supplier<CloudCallResult> reason) implements CloudCall {

        @Override
        public CloudCallResult with(JsonObject data, Deadline deadline) {
            return reason.get();
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}

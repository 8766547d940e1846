package io.cloudcall.client;

import java.util.Map;

/**
 * Cloud calls: those of a {@link CloudCallClient}, or of one of its apps, an {@link AppClient}. Thread-safe.
 *
 * <p>A failed call is a {@link CloudCallException}; null is a {@link NullPointerException}.
 */
public sealed interface CloudCalls permits AppClient, CloudCallClient {
    /**
     * Returns the calls of the logistics assistant (物流助手), which have types of their own.
     *
     * @return the calls
     */
    Logistics logistics();

    /**
     * Makes any call of the catalog, or calls any server API by its path, with {@link CallOptions#DEFAULT}.
     *
     * @param api the name after {@code cloud.openapi.}, such as {@code logistics.getQuota}; docs/APIS.md has them all.
     *     Or the path of a server API, such as {@code /cgi-bin/openapi/quota/get}: a POST, sent once, unless the
     *     options have it otherwise
     * @param json the data, a JSON object with keys in camelCase; numbers keep their digits
     * @return the JSON text that a cloud function would get: WeChat's fields in camelCase, then {@code errMsg} and
     *     {@code errCode}
     * @throws CloudCallException if the call fails, or its name or data is unusable
     * @throws IllegalStateException if the client is closed
     */
    default String call(String api, String json) {
        return call(api, json, CallOptions.DEFAULT);
    }

    /**
     * Makes any call, as {@link #call(String, String)} does.
     *
     * @param api the name or the path
     * @param json the data
     * @param options timeout and more
     * @return the JSON text that a cloud function would get
     */
    String call(String api, String json, CallOptions options);

    /**
     * Makes any call, with {@link CallOptions#DEFAULT}.
     *
     * @param api the name or the path, as in {@link #call(String, String)}
     * @param data the data, whose values are, at every depth, texts, numbers, booleans, null, iterables, and maps with
     *     texts for keys, nested at most 1,000 levels deep
     * @return the JSON text that a cloud function would get
     */
    default String call(String api, Map<String, ?> data) {
        return call(api, data, CallOptions.DEFAULT);
    }

    /**
     * Makes any call, as {@link #call(String, Map)} does.
     *
     * @param api the name or the path
     * @param data the data
     * @param options timeout and more
     * @return the JSON text that a cloud function would get
     */
    String call(String api, Map<String, ?> data, CallOptions options);
}

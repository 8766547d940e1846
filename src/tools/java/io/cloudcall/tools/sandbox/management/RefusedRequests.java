package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests of all apps that were refused with a rid, which WeChat shows to their sender: at most the last 1,000,
 * since a sandbox may run for days. Thread-safe.
 */
public final class RefusedRequests {
    private static final int MAX_REQUESTS = 1_000;

    /** Assumed. */
    private static final int MAX_BODY_LENGTH = 4_096;

    private final Map<String, RefusedRequest> byRid = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RefusedRequest> eldest) {
            return size() > MAX_REQUESTS;
        }
    };

    /**
     * A request that was refused.
     *
     * @param appId the app that it acted for, null if for none
     * @param arrivedAt its time
     * @param details the {@code request} of WeChat's answer
     */
    record RefusedRequest(@Nullable String appId, Instant arrivedAt, JsonObject details) {
        /** Returns the AppID, or {@code other} if there is none. */
        String appIdOr(String other) {
            return appId == null ? other : appId;
        }
    }

    /** Adds a request with the response to it, which has this rid. */
    public synchronized void add(String rid, ReceivedRequest request, StubResponse response) {
        byRid.put(rid, new RefusedRequest(request.appId(), request.arrivedAt(), describe(request, response)));
    }

    /** Forgets all requests. */
    public synchronized void clear() {
        byRid.clear();
    }

    synchronized Optional<RefusedRequest> find(String rid) {
        return Optional.ofNullable(byRid.get(rid));
    }

    /** Describes a request as the example on WeChat's page: its URL is the query, with the access token. */
    private static JsonObject describe(ReceivedRequest request, StubResponse response) {
        String target = request.target();
        return new JsonObject()
                .put("invoke_time", request.arrivedAt().getEpochSecond())
                .put("cost_in_ms", 1)
                .put("request_url", target.substring(target.indexOf('?') + 1))
                .put("request_body", truncate(request.body().toString(StandardCharsets.UTF_8)))
                .put("response_body", response.body().toString(StandardCharsets.UTF_8))
                .put("client_ip", "127.0.0.1");
    }

    private static String truncate(String text) {
        return text.length() <= MAX_BODY_LENGTH ? text : text.substring(0, MAX_BODY_LENGTH);
    }
}

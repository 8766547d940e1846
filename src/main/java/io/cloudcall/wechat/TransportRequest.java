package io.cloudcall.wechat;

import io.cloudcall.call.Api;
import io.cloudcall.telemetry.InvocationRecorder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param method its method
 * @param target the URL
 * @param requestUri the path and the encoded query, as they stand in the request line; the access token may be part of it
 * @param json a body of JSON text, or null for none
 * @param headers its headers, without Host
 * @param bypassProxy whether it takes no proxy
 * @param idempotent whether sending it a second time does no harm
 * @param recorder what takes down that it is sent, or null for nothing
 */
record TransportRequest(
        Api.Method method,
        URI target,
        String requestUri,
        @Nullable String json,
        Map<String, String> headers,
        boolean bypassProxy,
        boolean idempotent,
        @Nullable InvocationRecorder recorder) {
    private static final Map<String, String> JSON = Map.of("content-type", "application/json; charset=utf-8");

    static TransportRequest get(URI target, Map<String, String> query, boolean replayable) {
        return new TransportRequest(
                Api.Method.GET, target, requestUri(target, query), null, Map.of(), false, replayable, null);
    }

    static TransportRequest get(URI target, @Nullable String authorization) {
        Map<String, String> headers = authorization == null ? Map.of() : Map.of("authorization", authorization);
        return new TransportRequest(
                Api.Method.GET, target, requestUri(target, Map.of()), null, headers, false, true, null);
    }

    static TransportRequest post(URI target, Map<String, String> query, String json, boolean replayable) {
        return new TransportRequest(
                Api.Method.POST, target, requestUri(target, query), json, JSON, false, replayable, null);
    }

    /** One that is not for WeChat. */
    static TransportRequest bypassingProxy(URI target, @Nullable String json, Map<String, String> headers) {
        Api.Method method = json == null ? Api.Method.GET : Api.Method.POST;
        return new TransportRequest(method, target, requestUri(target, Map.of()), json, headers, true, true, null);
    }

    /** The same, but not to be sent once more after this. */
    TransportRequest withoutReplay() {
        return new TransportRequest(method, target, requestUri, json, headers, bypassProxy, false, recorder);
    }

    /** The same, taken down there. */
    TransportRequest recordedBy(InvocationRecorder its) {
        return new TransportRequest(method, target, requestUri, json, headers, bypassProxy, idempotent, its);
    }

    /** Adds parameters that are not yet encoded. */
    private static String requestUri(URI target, Map<String, String> query) {
        StringBuilder uri = new StringBuilder(target.getRawPath().isEmpty() ? "/" : target.getRawPath());
        if (target.getRawQuery() != null) {
            uri.append('?').append(target.getRawQuery());
        }
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            uri.append(uri.indexOf("?") < 0 ? '?' : '&');
            uri.append(encode(parameter.getKey())).append('=').append(encode(parameter.getValue()));
        }
        return uri.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    boolean isTls() {
        return "https".equals(target.getScheme());
    }

    int port() {
        return target.getPort() >= 0 ? target.getPort() : isTls() ? 443 : 80;
    }

    /** Names neither a parameter nor the body: they hold secrets. */
    @Override
    public String toString() {
        return method + " " + target.getPath();
    }
}

package io.cloudcall.http;

import io.cloudcall.http.connection.HttpRoute.Usage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request. Immutable.
 *
 * @param method the HTTP method
 * @param target the URL
 * @param requestUri the path and the encoded query, as in the request line; they may contain secrets
 * @param body the bytes of the body in pieces, not copied, or null for none
 * @param headers the headers, without Host
 * @param bypassProxy whether the request bypasses the proxy
 * @param idempotent whether the request is safe to repeat
 * @param usage the kind of the request
 * @param retry whether an earlier attempt failed with its connection, so that this one needs a connection that is
 *     opened for it
 */
public record TransportRequest(
        Method method,
        URI target,
        String requestUri,
        @Nullable List<byte[]> body,
        Map<String, String> headers,
        boolean bypassProxy,
        boolean idempotent,
        Usage usage,
        boolean retry) {
    private static final Map<String, String> JSON = Map.of("content-type", "application/json; charset=utf-8");

    /** A request method of HTTP. */
    public enum Method {
        GET,
        POST
    }

    /** Copies the headers. */
    public TransportRequest {
        headers = Map.copyOf(headers);
    }

    /** Returns a GET of {@code target} with more parameters, which are not yet encoded, in its query. */
    public static TransportRequest get(URI target, Map<String, String> query, boolean idempotent) {
        return new TransportRequest(
                Method.GET, target, requestUri(target, query), null, Map.of(), false, idempotent, Usage.CALL, false);
    }

    /**
     * Returns a POST of JSON text, possibly empty, to {@code target} with more parameters, which are not yet encoded,
     * in its query.
     */
    public static TransportRequest post(URI target, Map<String, String> query, String json, boolean idempotent) {
        return post(target, query, utf8(json), json.isEmpty() ? Map.of() : JSON, idempotent);
    }

    /**
     * Returns a POST of bytes in pieces to {@code target} with more parameters, which are not yet encoded, in its
     * query.
     */
    public static TransportRequest post(
            URI target, Map<String, String> query, List<byte[]> body, Map<String, String> headers, boolean idempotent) {
        return new TransportRequest(
                Method.POST, target, requestUri(target, query), body, headers, false, idempotent, Usage.CALL, false);
    }

    /** Returns an idempotent request that bypasses the proxy: a POST of {@code body}, or a GET if that is null. */
    public static TransportRequest bypassingProxy(URI target, @Nullable String body, Map<String, String> headers) {
        Method method = body == null ? Method.GET : Method.POST;
        return new TransportRequest(
                method,
                target,
                requestUri(target, Map.of()),
                body == null ? null : utf8(body),
                headers,
                true,
                true,
                Usage.CREDENTIALS,
                false);
    }

    private static List<byte[]> utf8(String text) {
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same request with these headers instead of its own. */
    public TransportRequest withHeaders(Map<String, String> newHeaders) {
        return new TransportRequest(
                method, target, requestUri, body, newHeaders, bypassProxy, idempotent, usage, retry);
    }

    /** Returns the same request, marked as one whose response contains an access token. */
    public TransportRequest forCredentials() {
        return new TransportRequest(
                method, target, requestUri, body, headers, bypassProxy, idempotent, Usage.CREDENTIALS, retry);
    }

    /** Returns whether the request and its response contain credentials, which no log shows. */
    public boolean isConfidential() {
        return usage != Usage.CALL;
    }

    /** Returns the same request, marked as one that has a connection of its own. */
    public TransportRequest onOwnConnection() {
        return new TransportRequest(
                method, target, requestUri, body, headers, bypassProxy, idempotent, Usage.SINGLE_USE, retry);
    }

    /** Returns the same request, marked as one whose earlier attempt failed with its connection. */
    public TransportRequest asRetry() {
        return new TransportRequest(method, target, requestUri, body, headers, bypassProxy, idempotent, usage, true);
    }

    private static String requestUri(URI target, Map<String, String> query) {
        StringBuilder uri = new StringBuilder(target.getRawPath().isEmpty() ? "/" : target.getRawPath());
        if (target.getRawQuery() != null) {
            uri.append('?').append(target.getRawQuery());
        }
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            uri.append(uri.indexOf("?") < 0 ? '?' : '&');
            uri.append(percentEncode(parameter.getKey())).append('=').append(percentEncode(parameter.getValue()));
        }
        return uri.toString();
    }

    /** Returns {@code text} as it stands in the query of a request. */
    public static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    boolean isTls() {
        return "https".equals(target.getScheme());
    }

    int port() {
        return Hosts.port(target);
    }

    /** Returns the method and the path, without parameters and body, which contain secrets. */
    @Override
    public String toString() {
        return method + " " + target.getPath();
    }
}

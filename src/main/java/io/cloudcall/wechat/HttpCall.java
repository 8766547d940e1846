package io.cloudcall.wechat;

import io.cloudcall.openapi.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param method its method
 * @param target the URL up to the query
 * @param query the parameters, not yet encoded; one of them may be the access token
 * @param json a body of JSON text, or null for none
 */
record HttpCall(
        Api.Method method,
        URI target,
        SequencedMap<String, String> query,
        @Nullable String json) {

    /** The path and the encoded query, as they stand in the request line. */
    String requestUri() {
        StringBuilder uri = new StringBuilder(target.getRawPath());
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            uri.append(separator).append(encode(parameter.getKey())).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return uri.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Names neither a parameter nor the body: they hold secrets. */
    @Override
    public String toString() {
        return method + " " + target.getPath();
    }
}

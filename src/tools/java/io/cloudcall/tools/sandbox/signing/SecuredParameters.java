package io.cloudcall.tools.sandbox.signing;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The decrypted content of requests and responses, with the three members that WeChat's guide adds: {@code _n},
 * {@code _appid} and {@code _timestamp}. Assumed: that a request where one of them is missing, differs from the header
 * or has another type is 40235.
 */
final class SecuredParameters {

    private static final int NONCE_BYTES = 16;

    private SecuredParameters() {}

    /** Returns the request that the plaintext stands for. Parameters of the URL lie beside those of the body. */
    static ReceivedRequest apply(byte[] plaintext, ReceivedRequest request, CallContext call) {
        JsonObject parameters = parse(plaintext);
        require(parameters.remove("_n") instanceof String, Errcode.INVALID_ENCRYPTION);
        require(call.appId().equals(parameters.remove("_appid")), Errcode.INVALID_ENCRYPTION);
        require(
                parameters.remove("_timestamp") instanceof Number seconds
                        && call.timestamp().equals(seconds.toString()),
                Errcode.INVALID_ENCRYPTION);
        return request.withParameters(query(parameters, request), parameters.toBuffer());
    }

    /** Adds the three members to the content of a response. */
    static JsonObject secure(JsonObject content, CallContext call) {
        String nonce = Base64.getEncoder().withoutPadding().encodeToString(StubCipher.random(NONCE_BYTES));
        return new JsonObject()
                .put("_n", nonce)
                .put("_appid", call.appId())
                .put("_timestamp", Long.parseLong(call.timestamp()))
                .mergeIn(content);
    }

    private static JsonObject parse(byte[] plaintext) {
        try {
            return new JsonObject(new String(plaintext, StandardCharsets.UTF_8));
        } catch (DecodeException | ClassCastException noObject) {
            throw new ApiErrorException(Errcode.INVALID_ENCRYPTION);
        }
    }

    private static Map<String, List<String>> query(JsonObject parameters, ReceivedRequest request) {
        Map<String, List<String>> query = new HashMap<>();
        for (Map.Entry<String, Object> parameter : parameters) {
            Object value = parameter.getValue();
            if (value != null && !(value instanceof JsonObject) && !(value instanceof JsonArray)) {
                query.put(parameter.getKey(), List.of(value.toString()));
            }
        }
        query.putAll(request.query());
        return query;
    }
}

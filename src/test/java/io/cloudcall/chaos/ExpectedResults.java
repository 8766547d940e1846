package io.cloudcall.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The results of the contract, written out independently of the code that makes them. */
final class ExpectedResults {
    static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";
    static final String TIMED_OUT = gateway(-604102);
    static final String TOO_LARGE = gateway(-604001);
    static final String SYSTEM_ERROR = gateway(-604103);
    static final String CLOSED_BEFORE = transport("The server closed the connection before it answered.");
    static final String CLOSED_MIDWAY = transport("The server closed the connection in the middle of its answer.");

    static final String NOT_HTTP = transport("The server's answer is not HTTP.");

    /** What the sandbox itself says to a token that is spent. */
    private static final Pattern SPENT = Pattern.compile(
            "\\{\"errCode\":(?:40001|42001),\"errMsg\":\"openapi\\.logistics\\.getAllAccount:fail "
                    + "(?:invalid credential, access_token is invalid or not latest|access_token expired) rid: [-0-9a-f]+\"}");

    private static final Pattern SNAKE = Pattern.compile("_([a-z])");

    private ExpectedResults() {}

    /** What a call that goes well gives for these accounts. */
    static String normal(JsonArray accounts) {
        return "{\"count\":" + accounts.size() + ",\"list\":" + inCamelCase(accounts) + "," + OK;
    }

    /** Renamed members come after those that keep their names: the SDK takes them out and puts them in again. */
    private static Object inCamelCase(Object value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(
                    array.stream().map(ExpectedResults::inCamelCase).toList());
        }
        return value instanceof JsonObject object ? inCamelCase(object) : value;
    }

    private static JsonObject inCamelCase(JsonObject object) {
        JsonObject renamed = new JsonObject();
        Stream.of(false, true)
                .forEach(last -> object.stream()
                        .filter(member -> last == SNAKE.matcher(member.getKey()).find())
                        .forEach(member -> renamed.put(camel(member.getKey()), inCamelCase(member.getValue()))));
        return renamed;
    }

    private static String camel(String name) {
        return SNAKE.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    static String errcode(int errcode, String errmsg) {
        return "{\"errCode\":" + errcode + ",\"errMsg\":\"openapi.logistics.getAllAccount:fail " + errmsg + "\"}";
    }

    static String transport(String sentence) {
        return errcode(-501001, "-501001 resource system error. " + sentence);
    }

    /** @param body as it stands in a JSON string */
    static String invalidJson(String body) {
        return errcode(-601001, "wechat server internal error, response body is invalid json: " + body);
    }

    static boolean isSpent(String result) {
        return SPENT.matcher(result).matches();
    }

    private static String gateway(int code) {
        return "{\"errCode\":" + code + ",\"errMsg\":\"system error: error code: " + code + "\"}";
    }
}

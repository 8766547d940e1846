package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.logistics.AccountList;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function returned when it was asked for the accounts. */
final class AccountsResponse {
    private static final String OK = "openapi.logistics.getAllAccount:ok";

    private final FunctionResponse result;
    private final String log;
    private final @Nullable JsonObject fields;

    /** @param log what the function logged with it, as far as that can be known here */
    AccountsResponse(FunctionResponse result, String log) {
        this.result = result;
        this.log = log;
        fields = parse(result);
    }

    private static @Nullable JsonObject parse(FunctionResponse result) {
        try {
            JsonValue value = StrictJsonParser.parse(result.json().getBytes(StandardCharsets.UTF_8));
            return value instanceof JsonObject object ? object : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    /** What was logged with it: lines that say more of an error, the last one what to do about it. */
    String log() {
        return log;
    }

    /** As it came. */
    String json() {
        return result.json();
    }

    /**
     * The error payload: the function's own; -501001, as docs/CLIENTS.md has it, where Lambda ended the invocation;
     * -601001 for what is no list of accounts. Empty for accounts.
     */
    Optional<String> error() {
        if (result.isError()) {
            return Optional.of(json());
        }
        if (fields == null) {
            return Optional.of(error(-601_001, "the function did not return a JSON object"));
        }
        if (fields.get("errCode") == null) {
            return Optional.of(error(
                    -501_001, Objects.requireNonNullElse(fields.getString("errorMessage"), "no errCode came back")));
        }
        String errMsg = Objects.requireNonNullElse(fields.getString("errMsg"), "");
        if (!errMsg.equals(OK)) {
            return Optional.of(error(-601_001, "the function is no logistics.getAllAccount: " + errMsg));
        }
        return list().isPresent()
                ? Optional.empty()
                : Optional.of(error(-601_001, "WeChat's answer is no list of accounts"));
    }

    private Optional<AccountList> list() {
        try {
            return Optional.of(AccountList.fromJson(json()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String error(int errCode, String errMsg) {
        return "{\"errCode\":" + errCode + ",\"errMsg\":" + Json.encode(errMsg) + "}";
    }

    /** Returns the accounts if there is no {@link #error()}. */
    AccountList accounts() {
        return list().orElseThrow();
    }
}

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A function's response to a request for accounts, with its log. */
final class AccountsResponse {
    private static final String OK = "openapi.logistics.getAllAccount:ok";

    private static final Pattern ERR_CODE = Pattern.compile("^\\{\"errCode\":(\"[^\"]*\"|[^,}]*)");

    private final FunctionResponse result;
    private final String log;
    private final @Nullable JsonObject fields;

    /** @param log the function's log of the invocation, as far as it is available */
    AccountsResponse(FunctionResponse result, String log) {
        this.result = result;
        this.log = log;
        fields = parse(result);
    }

    /** Returns the response in place of an invocation that could not be made. */
    static AccountsResponse notInvoked(String why) {
        return new AccountsResponse(new FunctionResponse(error(-501_001, why)), "");
    }

    private static @Nullable JsonObject parse(FunctionResponse result) {
        try {
            JsonValue value = StrictJsonParser.parseWellFormed(result.json().getBytes(StandardCharsets.UTF_8));
            return value instanceof JsonObject object ? object : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    /** Returns the log of the invocation: details of an error, with the hint in the last line. */
    String log() {
        return log;
    }

    /** Returns the response unchanged. */
    String json() {
        return result.json();
    }

    /** Returns the response, or the {@link #error()} in place of one that is no JSON object. */
    String jsonObject() {
        return fields == null ? error().orElseThrow() : json();
    }

    /**
     * Returns the error payload, empty for accounts: the function's own; -501001, as in docs/CLIENTS.md, if Lambda
     * ended the invocation; -601001 if the response is no list of accounts.
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

    /** Returns the errCode of the {@link #error()} as it stands in its JSON; empty if there is none. */
    String errorCode() {
        Matcher errCode = ERR_CODE.matcher(error().orElse(""));
        return errCode.find() ? errCode.group(1) : "";
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

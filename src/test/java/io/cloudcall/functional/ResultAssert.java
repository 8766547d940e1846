package io.cloudcall.functional;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;

/** Assertions on the result of a cloud call. Its exact text is part of the contract: the members and their order. */
public final class ResultAssert {
    private static final String GET_ALL_ACCOUNT = "logistics.getAllAccount";

    private final String result;

    private ResultAssert(String result) {
        this.result = result;
    }

    public static ResultAssert assertResult(String result) {
        return new ResultAssert(result);
    }

    /** Checks for a success of {@code logistics.getAllAccount}. */
    public ResultAssert isOk() {
        return isOk(GET_ALL_ACCOUNT);
    }

    /** Checks for a success of this call, which ends with errMsg and errCode. */
    public ResultAssert isOk(String api) {
        assertTrue(result.endsWith("\"errMsg\":\"openapi." + api + ":ok\",\"errCode\":0}"), result);
        return this;
    }

    /** Checks for a success with this member. */
    public ResultAssert hasField(String name, Object value) {
        assertEquals(value, new JsonObject(result).getValue(name), result);
        return this;
    }

    public ResultAssert startsWith(String beginning) {
        assertTrue(result.startsWith(beginning), result);
        return this;
    }

    /** Checks that the result contains this text. */
    public ResultAssert contains(String part) {
        assertTrue(result.contains(part), result);
        return this;
    }

    /** Checks for an error with this errCode and any errMsg. */
    public ResultAssert isError(int errCode) {
        return startsWith("{\"errCode\":" + errCode + ",\"errMsg\":\"");
    }

    /** Checks for an error of {@code logistics.getAllAccount} with this errCode and this text behind {@code :fail}. */
    public void isError(int errCode, String text) {
        isError(GET_ALL_ACCOUNT, errCode, text);
    }

    /** Checks for an error of this call with this errCode and this text behind {@code :fail}. */
    public void isError(String api, int errCode, String text) {
        isBareError(errCode, "openapi." + api + ":fail " + text);
    }

    /** Checks for the error that invalid data or settings cause. */
    public void isArgsError(String sentence) {
        isArgsError(GET_ALL_ACCOUNT, sentence);
    }

    /** Checks for the error that invalid data of this call or settings cause. */
    public void isArgsError(String api, String sentence) {
        isError(api, -601002, "-601002 system args error. " + sentence);
    }

    /** Checks for the error of an unavailable resource. */
    public void isResourceError(String sentence) {
        isError(-501001, "-501001 resource system error. " + sentence);
    }

    /** Checks for an error of the platform without a text. */
    public void isPlatformError(int errCode) {
        isBareError(errCode, "system error: error code: " + errCode);
    }

    /** Checks for exactly this text. */
    public void isExactly(String expected) {
        assertEquals(expected, result);
    }

    private void isBareError(int errCode, String errMsg) {
        isExactly(JsonObject.of("errCode", errCode, "errMsg", errMsg).encode());
    }
}

package io.cloudcall.functional;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;

/**
 * Assertions on what a cloud call gives its caller. Its text is part of the contract: the order of its members, too,
 * and that there are no others.
 */
public final class ResultAssert {
    private static final String GET_ALL_ACCOUNT = "logistics.getAllAccount";

    private final String result;

    private ResultAssert(String result) {
        this.result = result;
    }

    public static ResultAssert assertResult(String result) {
        return new ResultAssert(result);
    }

    /** A success of {@code logistics.getAllAccount}. */
    public ResultAssert isOk() {
        return isOk(GET_ALL_ACCOUNT);
    }

    /** A success of this call, which ends with errMsg and errCode. */
    public ResultAssert isOk(String api) {
        assertTrue(result.endsWith("\"errMsg\":\"openapi." + api + ":ok\",\"errCode\":0}"), result);
        return this;
    }

    /** A success that has this member, among others. */
    public ResultAssert hasField(String name, Object value) {
        assertEquals(value, new JsonObject(result).getValue(name), result);
        return this;
    }

    public ResultAssert startsWith(String beginning) {
        assertTrue(result.startsWith(beginning), result);
        return this;
    }

    /** Text that is somewhere in the result. */
    public ResultAssert contains(String part) {
        assertTrue(result.contains(part), result);
        return this;
    }

    /** An error of this errCode, with any errMsg. */
    public ResultAssert isError(int errCode) {
        return startsWith("{\"errCode\":" + errCode + ",\"errMsg\":\"");
    }

    /** The error of {@code logistics.getAllAccount} with this errCode and this text behind {@code :fail}. */
    public void isError(int errCode, String text) {
        isError(GET_ALL_ACCOUNT, errCode, text);
    }

    /** The error of this call with this errCode and this text behind {@code :fail}. */
    public void isError(String api, int errCode, String text) {
        isBareError(errCode, "openapi." + api + ":fail " + text);
    }

    /** The error that a caller's data or a setting causes. */
    public void isArgsError(String sentence) {
        isArgsError(GET_ALL_ACCOUNT, sentence);
    }

    /** The error that the data of this call or a setting causes. */
    public void isArgsError(String api, String sentence) {
        isError(api, -601002, "-601002 system args error. " + sentence);
    }

    /** The error of something that cannot be reached. */
    public void isResourceError(String sentence) {
        isError(-501001, "-501001 resource system error. " + sentence);
    }

    /** An error that the platform explains by nothing but its errCode. */
    public void isPlatformError(int errCode) {
        isBareError(errCode, "system error: error code: " + errCode);
    }

    /** This text, byte for byte. */
    public void isExactly(String expected) {
        assertEquals(expected, result);
    }

    private void isBareError(int errCode, String errMsg) {
        isExactly(JsonObject.of("errCode", errCode, "errMsg", errMsg).encode());
    }
}

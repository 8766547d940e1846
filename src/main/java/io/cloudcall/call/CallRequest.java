package io.cloudcall.call;

import io.cloudcall.json.JsonObject;

/**
 * A cloud call that somebody asks for.
 *
 * @param api the name that was asked for; there may be no such API
 * @param data its data, as the caller gave it
 * @param convertCase whether keys are converted: to snake_case on the way to WeChat, to camelCase on the way back. The
 *     SDK's {@code cloud.openapi({convertCase: false})} says no, for those APIs of WeChat's whose own names are in
 *     camelCase
 */
public record CallRequest(String api, JsonObject data, boolean convertCase) {
    /** A call with keys converted, which is what mostly is meant. */
    public static CallRequest of(String api, JsonObject data) {
        return new CallRequest(api, data, true);
    }
}

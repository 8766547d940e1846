package io.cloudcall.functional.apps;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of many numbered calls of logistics.getQuota, whose number travels to the sandbox and back, and names its app.
 *
 * @param number the number
 */
record MarkedCall(int number) {
    static final String MARK = "mark";
    static final String BIZ_ID = "own";
    static final String DELIVERY_ID = "STO";
    static final String PART_OF_SECRETS = "-of-many-apps-";

    private static final Pattern MARKED = Pattern.compile("\"" + MARK + "\":(\\d+)");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("98_[-\\w]{9}");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Returns the call that a request was made for, or empty for a token call. */
    static Optional<MarkedCall> of(ReceivedRequest request) {
        Matcher mark = MARKED.matcher(request.body().toString());
        return mark.find() ? Optional.of(new MarkedCall(Integer.parseInt(mark.group(1)))) : Optional.empty();
    }

    private int app() {
        return number % ManyApps.COUNT;
    }

    String appId() {
        return ManyApps.id(app());
    }

    /** Makes the call; returns its result and log if these are not its own, or have a secret. */
    Optional<String> violation(CloudFunction function) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        invoke(function, result, log);
        String output = result.toString(StandardCharsets.UTF_8) + "\n" + log.toString(StandardCharsets.UTF_8);
        boolean isRight = output.startsWith(expectedResult() + "\n")
                && output.contains("\"appId\":\"" + appId() + "\"")
                && !output.contains(PART_OF_SECRETS)
                && !ACCESS_TOKEN.matcher(output).find();
        return isRight ? Optional.empty() : Optional.of(this + " for " + appId() + " has " + output);
    }

    private void invoke(CloudFunction function, ByteArrayOutputStream result, ByteArrayOutputStream log) {
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event().getBytes(StandardCharsets.UTF_8)),
                    result,
                    new LocalLambdaContext(new PrintStream(log, true, StandardCharsets.UTF_8), log, TIMEOUT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String event() {
        JsonObject data = JsonObject.of("deliveryId", DELIVERY_ID, "bizId", BIZ_ID, MARK, number);
        return JsonObject.of("openapi", "logistics.getQuota", "data", data, "appid", appId())
                .encode();
    }

    private String expectedResult() {
        return "{\"" + MARK + "\":" + number + ",\"quotaNum\":" + ManyApps.quota(app())
                + ",\"errMsg\":\"openapi.logistics.getQuota:ok\",\"errCode\":0}";
    }
}

package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jars, started by the real runtime interface client. */
@Timeout(180)
class CloudFunctionIT {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";

    private static final JsonObject LOW_ACCOUNT = new JsonObject()
            .put("delivery_id", "SF")
            .put("biz_id", "7")
            .put("alias", "龙泉仓")
            .put("quota_num", 3);

    private final Sandbox sandbox = Sandbox.builder().start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private FunctionProcess start() throws IOException {
        return FunctionProcess.start(sandbox.settings());
    }

    @Test
    void answersFiftyInvocationsWithOneToken() throws IOException {
        try (FunctionProcess function = start()) {
            long answered = IntStream.range(0, 50)
                    .mapToObj(i -> function.invoke("{}"))
                    .filter(reply -> reply.succeeded()
                            && reply.body().startsWith("{\"count\":5,\"list\":[{\"alias\":\"龙泉仓申通\"")
                            && reply.body()
                                    .endsWith("\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}"))
                    .count();

            assertEquals(50, answered);
            assertEquals(1, sandbox.tokens().counters().normal());
            List<String> output = function.output().lines().toList();
            assertEquals(50, output.size(), "a line for each, and nothing else");
            output.forEach(EmbeddedMetricFormat::check);
        }
    }

    private FunctionProcess start(String logFormat, String logLevel) throws IOException {
        return FunctionProcess.start(Map.of(
                "WECHAT_APP_ID",
                sandbox.appId(),
                "WECHAT_APP_SECRET",
                sandbox.appSecret(),
                "WECHAT_API_BASE_URL",
                sandbox.baseUrl(),
                "AWS_LAMBDA_LOG_FORMAT",
                logFormat,
                "AWS_LAMBDA_LOG_LEVEL",
                logLevel,
                "AWS_LAMBDA_FUNCTION_NAME",
                "accounts"));
    }

    /** Lambda's logger wraps text in JSON, or puts a level before it: CloudWatch would find no metrics in either. */
    @ParameterizedTest
    @ValueSource(strings = {"JSON", "TEXT"})
    void logsMetricsAsTheyStandInEitherFormat(String format) throws IOException {
        sandbox.faults().next(GETALL, Fault.errcode(48001, "api unauthorized rid: 1-2"));
        try (FunctionProcess function = start(format, "INFO")) {
            function.invoke("{}");
            List<String> output = function.output().lines().toList();

            assertEquals(3, output.size(), function.output());
            assertTrue(output.get(0).startsWith(format.equals("JSON") ? "{\"timestamp\":" : "[ERROR] "), output.get(0));
            assertTrue(output.get(0).contains("openapi.logistics.getAllAccount:fail api unauthorized"), output.get(0));
            assertTrue(output.get(1).contains("WeChat returned 48001"), output.get(1));
            EmbeddedMetricFormat.check(output.get(2));
            JsonObject line = new JsonObject(output.get(2));
            assertEquals("accounts", line.getString("Function"));
            assertEquals("credential", line.getString("Outcome"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "TEXT"})
    void logsQuotaDocumentsInEitherFormat(String format) throws IOException {
        sandbox.accounts().replaceAll(new JsonArray().add(LOW_ACCOUNT));
        try (FunctionProcess function = start(format, "INFO")) {
            function.invoke("{\"cloudcall.quotaWatch\":{}}");
            List<String> output = function.output().lines().toList();

            assertEquals(4, output.size(), function.output());
            String warning = "Account SF 龙泉仓 (bizId 7): waybills left: 3, fewer than 100";
            assertTrue(output.get(0).contains(warning), output.get(0));
            assertTrue(output.get(0).contains("WARN"), output.get(0));
            output.subList(1, 4).forEach(EmbeddedMetricFormat::check);
            assertEquals(3, new JsonObject(output.get(1)).getInteger("AccountQuota"));
            assertEquals(3, new JsonObject(output.get(2)).getInteger("LowestQuota"));
            assertEquals("ok", new JsonObject(output.get(3)).getString("Outcome"));
        }
    }

    @Test
    void logsFailuresAloneAboveInfo() throws IOException {
        try (FunctionProcess function = start("JSON", "WARN")) {
            function.invoke("{}");
            assertEquals("", function.output());

            sandbox.faults().next(GETALL, Fault.errcode(9300501, "no"));
            function.invoke("{}");
            EmbeddedMetricFormat.check(function.output().lines().toList().getLast());

            sandbox.faults().next(GETALL, Fault.errcode(9300501, "no"));
            function.invoke("{\"cloudcall.quotaWatch\":{}}");
            List<String> readings = function.output()
                    .lines()
                    .filter(line -> line.contains("\"QuotaReadings\""))
                    .toList();
            assertEquals(1, readings.size(), function.output());
            assertEquals(0, new JsonObject(readings.getFirst()).getInteger("QuotaReadings"));
        }
    }

    @Test
    void repliesWithErrorsAsPayloads() throws IOException {
        try (FunctionProcess function = start()) {
            sandbox.faults().next(GETALL, Fault.errcode(48001, "api unauthorized"));
            assertEquals(
                    new Reply(
                            "{\"errCode\":48001,\"errMsg\":\"openapi.logistics.getAllAccount:fail api unauthorized\"}",
                            true),
                    function.invoke("{}"));

            Reply badEvent = function.invoke("[1]");
            assertTrue(badEvent.succeeded() && badEvent.body().startsWith("{\"errCode\":-601002,"), badEvent.body());

            sandbox.faults().times(2, GETALL, Fault.truncateAfter(10));
            Reply broken = function.invoke("{}");
            assertTrue(broken.succeeded() && broken.body().startsWith("{\"errCode\":-501001,"), broken.body());
            assertFalse(broken.body().contains("\\tat "), broken.body());

            sandbox.faults().next(GETALL, Fault.hang());
            assertEquals(
                    "{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}",
                    function.invoke("{}", Duration.ofSeconds(1)).body());
        }
    }

    @Test
    void reportsMissingSettingsAtEachInvocation() throws IOException {
        try (FunctionProcess function = FunctionProcess.start(Map.of())) {
            for (int i = 0; i < 2; i++) {
                Reply reply = function.invoke("{}");
                assertTrue(
                        reply.succeeded() && reply.body().contains("WECHAT_APP_ID is not set: set it to"),
                        reply.body());
            }
        }
    }
}

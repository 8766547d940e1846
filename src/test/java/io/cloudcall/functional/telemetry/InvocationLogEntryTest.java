package io.cloudcall.functional.telemetry;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log line of an invocation, field by field. */
class InvocationLogEntryTest {
    private static final int SEVERAL = 32;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T07:08:09.050Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function();

    private Fault lasting(long millis) {
        return Fault.beforeWork(() -> clock.advance(Duration.ofMillis(millis)));
    }

    private void assertFields(Map<String, Object> expected) {
        JsonObject line = function.record();
        expected.forEach((name, value) -> assertEquals(value, line.getValue(name), () -> name + " of " + line));
    }

    private void assertToken(String source, int ageSeconds, int renewals) {
        function.invoke("{}");
        assertFields(Map.of("tokenSource", source, "tokenAgeSeconds", ageSeconds, "TokenRenewals", renewals));
    }

    @Test
    void tellsOfASuccess() {
        sandbox.faults().next(STABLE_TOKEN, lasting(40));
        sandbox.faults().next(GET_ALL_ACCOUNT, lasting(30));
        function.invoke("{}");

        JsonObject line = function.record();
        line.remove("AWSRequestId");
        line.remove("_aws");
        assertEquals(
                "{\"timestamp\":\"2026-03-01T07:08:09.120Z\",\"level\":\"INFO\",\"Function\":\"cloudcall\","
                        + "\"Api\":\"logistics.getAllAccount\",\"Outcome\":\"ok\",\"errCode\":0,\"start\":\"cold\","
                        + "\"durationMs\":70,\"tokenMs\":40,\"attempts\":1,\"tokenSource\":\"fetched\",\"tokenAgeSeconds\":0,"
                        + "\"Calls\":1,\"WeChatLatency\":30,\"Retries\":0,\"TokenRenewals\":1}",
                line.encode());
    }

    @Test
    void addsUpTheTimeOfAllAttemptsButNotThePauses() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.delay(Duration.ZERO, Fault.errcode(-1, "system error")));
        sandbox.faults().next(GET_ALL_ACCOUNT, lasting(20));
        function.invoke("{}");

        assertFields(Map.of("attempts", 2, "Retries", 1, "WeChatLatency", 20));
    }

    @Test
    void countsARequestThatIsSentOnceMore() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.closeBeforeResponse());
        function.invoke("{}");

        assertFields(Map.of("Outcome", "ok", "attempts", 2, "Retries", 1));
    }

    @Test
    void saysWhereTheTokenCameFromAndHowOldItIs() {
        assertToken("fetched", 0, 1);
        clock.advance(Duration.ofMinutes(114));
        assertToken("kept", 6_840, 0);
        clock.advance(Duration.ofHours(30));
        assertToken("fetched", 0, 1);
        sandbox.tokens().revoke(sandbox.lastToken());
        assertToken("renewed", 0, 1);
        sandbox.tokens().rejectAtApiServers(sandbox.lastToken());
        assertToken("forced", 0, 2);
        assertFields(Map.of("attempts", 2, "Retries", 1));
    }

    @Test
    void countsABackgroundRenewalWhereItBegan() throws InterruptedException {
        assertToken("fetched", 0, 1);
        clock.advance(Duration.ofMinutes(118));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());

        assertToken("kept", 7_080, 1);
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
        assertToken("kept", 7_080, 0);
    }

    @Test
    void saysThatATokenServiceWasAsked() {
        try (Sandbox service = Sandbox.builder().start();
                FunctionUnderTest served =
                        sandbox.function(Map.of("WECHAT_ACCESS_TOKEN_URL", service.baseUrl() + "/token"))) {
            function.invoke("{}");
            String token = sandbox.lastToken();
            service.faults()
                    .next("/token", Fault.respond(200, "application/json", "{\"access_token\":\"" + token + "\"}"));
            served.invoke("{}");

            assertEquals("service", served.record().getString("tokenSource"));
            assertEquals("ok", served.record().getString("Outcome"));
        }
    }

    @Test
    void tellsWhatIsKnownWhenThereIsNoToken() {
        sandbox.faults()
                .next(
                        STABLE_TOKEN,
                        Fault.delay(Duration.ZERO, Fault.errcode(40164, "invalid ip 203.0.113.9 rid: 6a-7")));
        function.invoke("{}");

        assertFields(Map.of("tokenSource", "fetched", "attempts", 0, "Retries", 0, "rid", "6a-7"));
        assertFalse(function.record().containsKey("tokenAgeSeconds"));
        assertFalse(function.record().containsKey("WeChatLatency"));

        function.invoke("{}");
        assertFields(Map.of("Outcome", "credential", "TokenRenewals", 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api unauthorized rid: 5f1e8c4f-0a1b2c3d-4e5f6071|5f1e8c4f-0a1b2c3d-4e5f6071
            rid: 1 and rid: 5f|5f
            no hint: [abc]|none
            rid: "}|none
            rid: 00000000000000000000000000000000000000000|none
            """)
    void findsTheRidInWeChatsErrmsg(String errmsg, String rid) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(9300501, errmsg));
        function.invoke("{}");

        assertEquals(rid, function.record().getString("rid", "none"));
    }

    @Test
    void takesNoRidFromWhatIsNoErrorOfWeChats() {
        sandbox.respondNext(GET_ALL_ACCOUNT, "{ rid: 1234");
        function.invoke("{}");

        assertFalse(function.record().containsKey("rid"));
    }

    @ParameterizedTest
    @CsvSource({
        "on-demand, cold",
        "provisioned-concurrency, cold",
        "snap-start, restored",
        "lambda-managed-instances, cold",
        "'', cold"
    })
    void callsOnlyAFirstInvocationColdOrRestored(String initialization, String start) {
        Map<String, String> settings = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
        FunctionUnderTest started = sandbox.function(settings);
        started.invoke("{}");
        assertEquals(start, started.record().getString("start"));
        started.invoke("{}");
        assertEquals("warm", started.record().getString("start"));
    }

    @Test
    void tellsNothingOfAPreflightRequest() {
        function.invoke(EventFile.read("http-api-options").encode());
        assertEquals(List.of(), function.records());

        function.invoke("{}");
        assertFields(Map.of("start", "warm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"bizId\":\"四川成都\"}", "[\"四川成都\"]"})
    void holdsNothingOfAnAccount(String event) {
        function.invoke(event);
        sandbox.respondNext(GET_ALL_ACCOUNT, "{\"list\":[\"SF0280000001 四川成都\"");
        function.invoke(event);

        for (String line : function.records()) {
            assertTrue(line.chars().allMatch(c -> c < 128), line);
            assertFalse(line.contains("SF0280000001"), line);
        }
    }

    @Test
    void isWrittenOncePerConcurrentInvocation() {
        sandbox.faults().times(SEVERAL / 2, GET_ALL_ACCOUNT, Fault.errcode(9300501, "no"));
        Duration ample = Duration.ofMinutes(1);
        FunctionUnderTest patient =
                sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", Long.toString(ample.toMillis())));
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(
                                () -> patient.invoke("{}", ample), Thread::startVirtualThread))
                        .limit(SEVERAL)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertOneLineForEach(patient.records().stream().map(JsonObject::new).toList());
    }

    private static void assertOneLineForEach(List<JsonObject> lines) {
        assertEquals(SEVERAL, lines.size());
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.getString("AWSRequestId")));
        assertEquals(SEVERAL, ids.size());
        assertEquals(SEVERAL / 2, count(lines, "Outcome", "ok"));
        assertEquals(1, count(lines, "start", "cold"));
        assertEquals(
                1,
                lines.stream()
                        .mapToInt(line -> line.getInteger("TokenRenewals"))
                        .sum());
    }

    private static long count(List<JsonObject> lines, String field, String value) {
        return lines.stream()
                .filter(line -> value.equals(line.getString(field)))
                .count();
    }
}

package io.cloudcall.client;

import static io.cloudcall.client.ClientUnderTest.GET_ALL;
import static io.cloudcall.client.ClientUnderTest.JSON;
import static io.cloudcall.client.ClientUnderTest.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudCallClientTest {
    private static final String GET_QUOTA = "/cgi-bin/express/business/quota/get";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final CloudCallClient cloudCall = ClientUnderTest.at(sandbox).build();

    private String sent() {
        return sandbox.requests().getLast().body().toString(StandardCharsets.UTF_8);
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    private CloudCallException answering(Fault fault) {
        sandbox.faults().times(2, GET_ALL, fault);
        return failure(() -> cloudCall.logistics().getAllAccount());
    }

    @Test
    void makesAnyCallWithTextAndWithAMap() {
        sandbox.faults().times(2, GET_QUOTA, Fault.respond(200, JSON, "{\"quota_num\":210,\"errcode\":0}"));
        String expected = "{\"quotaNum\":210,\"errMsg\":\"openapi.logistics.getQuota:ok\",\"errCode\":0}";

        assertEquals(expected, cloudCall.call("logistics.getQuota", "{\"deliveryId\":\"YTO\",\"bizId\":1.50}"));
        assertEquals("{\"delivery_id\":\"YTO\",\"biz_id\":1.50}", sent());
        assertEquals(expected, cloudCall.call("logistics.getQuota", Map.of("bizId", List.of("龙泉"))));
        assertEquals("{\"biz_id\":[\"龙泉\"]}", sent());
    }

    @Test
    void leavesKeysAsTheyAreWhereThatIsAskedFor() {
        String path = "/wxaapi/broadcast/room/addgoods";
        sandbox.faults().next(path, Fault.respond(200, JSON, "{\"room_id\":5}"));
        CallOptions options = CallOptions.DEFAULT.withConvertCase(false);

        assertEquals(
                "{\"room_id\":5,\"errMsg\":\"openapi.liveBroadcast.addGoods:ok\",\"errCode\":0}",
                cloudCall.call("liveBroadcast.addGoods", Map.of("roomId", 5), options));
        assertEquals("{\"roomId\":5}", sent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logistics.nothing|{}|-604100|there is no such API",
                "openapi.logistics.getQuota|{}|-604100|there is no such API",
                "auth.getAccessToken|{}|-601002|gives an access token away",
                "logistics.getQuota|[]|-601002|it is JSON, but not an object",
                "logistics.getQuota|{|-601002|it is not usable JSON",
            })
    void refusesWhatCannotBeCalled(String api, String json, int errCode, String why) {
        CloudCallException failure = failure(() -> cloudCall.call(api, json));

        assertEquals(errCode, failure.errCode());
        assertTrue(message(failure).contains(why), message(failure));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void givesWeChatsErrors() {
        CloudCallException failure =
                answering(Fault.respond(200, JSON, "{\"errcode\":48001,\"errmsg\":\"api unauthorized rid: 1-2\"}"));

        assertEquals(48001, failure.errCode());
        assertEquals("openapi.logistics.getAllAccount:fail api unauthorized rid: 1-2", failure.errMsg());
        assertEquals(failure.errMsg(), failure.getMessage());
        assertEquals(
                "{\"errCode\":48001,\"errMsg\":\"openapi.logistics.getAllAccount:fail api unauthorized rid: 1-2\"}",
                failure.json());
    }

    @ParameterizedTest
    @CsvSource({"\"48001\",48001", "\" -1 \",-1", "\"busy\",0", "true,0", "1.5,0", "99999999999,0", "[],0"})
    void readsCodesOfEveryType(String json, int errCode) {
        CloudCallException failure = answering(Fault.respond(200, JSON, "{\"errcode\":" + json + "}"));

        assertEquals(errCode, failure.errCode());
        assertTrue(failure.json().startsWith("{\"errCode\":" + json + ","), failure.json());
    }

    @Test
    void givesWeChatsRefusalOfTheAppSecret() {
        try (CloudCallClient wrong =
                ClientUnderTest.at(sandbox).appSecret("another-app-secret").build()) {
            CloudCallException failure = failure(() -> wrong.logistics().getAllAccount());

            assertEquals(40125, failure.errCode());
        }
    }

    @Test
    void redactsSecretsThatWeChatEchoes() {
        sandbox.faults()
                .next(
                        "/cgi-bin/stable_token",
                        Fault.errcode(
                                40001, "invalid secret " + sandbox.appSecret() + ", AppSecret=" + sandbox.appSecret()));

        CloudCallException failure = failure(() -> cloudCall.logistics().getAllAccount());

        assertTrue(failure.errMsg().contains("invalid secret ***"), failure.errMsg());
    }

    @Test
    void keepsAMessageShortAndTheErrMsgWhole() {
        String page = "no ".repeat(1_000);

        CloudCallException failure = answering(Fault.respond(200, JSON, page));

        assertEquals(-601001, failure.errCode());
        assertTrue(failure.errMsg().endsWith(page));
        assertEquals(301, message(failure).length());
    }

    @ParameterizedTest
    @CsvSource({"500,-604103", "302,-604103"})
    void reportsInvalidResponses(int status, int errCode) {
        CloudCallException failure = answering(Fault.respond(status, "text/html", "<html>"));

        assertEquals(errCode, failure.errCode());
        assertTrue(message(failure).contains("HTTP " + status), message(failure));
    }

    @Test
    void reportsConnectionsThatAreLost() {
        CloudCallException failure = answering(Fault.contentLengthTooLarge(5));

        assertEquals(-501001, failure.errCode());
        assertTrue(failure.getCause() instanceof RedactedException);
    }

    @Test
    void reportsTheReasonOfAFailedConnection() {
        sandbox.close();

        CloudCallException failure = failure(() -> cloudCall.logistics().getAllAccount());

        assertEquals(-501001, failure.errCode());
        String trace = ClientUnderTest.trace(failure);
        assertTrue(trace.contains("TransportException") && trace.contains("ConnectException"), trace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.2S"})
    void endsInTime(Duration limit) {
        sandbox.faults().times(2, Fault.hang());

        assertEquals(
                -604102,
                failure(() -> cloudCall.logistics().getAllAccount(limit)).errCode());
        assertEquals(
                -604102,
                failure(() -> cloudCall.call("logistics.getQuota", "{}", CallOptions.DEFAULT.withTimeout(limit)))
                        .errCode());
    }

    @Test
    void takesALimitThatNeverEnds() {
        assertEquals(
                5,
                cloudCall
                        .logistics()
                        .getAllAccount(Duration.ofSeconds(Long.MAX_VALUE))
                        .count());
    }

    @Test
    void endsEachRequestInItsOwnTime() {
        try (CloudCallClient hasty = ClientUnderTest.at(sandbox)
                .requestTimeout(Duration.ofMillis(200))
                .build()) {
            sandbox.faults().next(GET_ALL, Fault.hang());

            assertEquals(
                    -604102, failure(() -> hasty.logistics().getAllAccount()).errCode());
        }
    }

    @Test
    void triesAgainWhatIsBusy() {
        sandbox.faults().times(2, GET_ALL, Fault.errcode(-1, "system error"));

        assertEquals(5, cloudCall.logistics().getAllAccount().count());
    }

    @Test
    void staysInterrupted() {
        sandbox.faults().next(Fault.hang());
        Thread.currentThread().interrupt();

        CloudCallException failure = failure(() -> cloudCall.logistics().getAllAccount());

        assertTrue(Thread.interrupted());
        assertEquals(-604102, failure.errCode());
        assertTrue(message(failure.getCause()).contains("interrupted"), message(failure.getCause()));
    }

    @Test
    void makesNoCallsOnceItIsClosed() {
        cloudCall.logistics().getAllAccount();
        int requests = sandbox.requests().size();

        cloudCall.close();
        cloudCall.close();

        assertThrows(IllegalStateException.class, () -> cloudCall.logistics().getAllAccount());
        assertThrows(IllegalStateException.class, () -> cloudCall.call("logistics.getQuota", "{}"));
        assertEquals(requests, sandbox.requests().size());
    }
}

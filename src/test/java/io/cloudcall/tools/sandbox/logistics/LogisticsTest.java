package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.WeChatPaths.ADD_ORDER;
import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of all APIs of logistics. */
final class LogisticsTest {
    private static final String EXPRESS = "/cgi-bin/express/";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @AutoClose
    private final SandboxCaller plain = new SandboxCaller(sandbox.server());

    /** Returns the paths of the routes of one method, below {@code /cgi-bin/express/}. */
    private static Stream<String> paths(String method) {
        return new LogisticsApi(Clock.systemUTC(), AppSeed.first("wx"), PushOutbox.NONE)
                .routes().entrySet().stream()
                        .filter(route -> route.getValue().method().equals(method))
                        .map(route -> route.getKey().substring(EXPRESS.length()));
    }

    static Stream<String> reads() {
        return paths("GET");
    }

    static Stream<String> posts() {
        return paths("POST");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void answersGetWithATokenOnly(String api) throws Exception {
        assertRefused(43001, "require GET method", sandbox.post(api, "{}"));
        assertRefused(41001, "access_token missing", json(plain.get(EXPRESS + api)));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void answersPostWithATokenAndAnObjectOnly(String api) throws Exception {
        assertRefused(43002, "require POST method", sandbox.get(api));
        assertRefused(41001, "access_token missing", json(plain.post(EXPRESS + api, "{}")));
        assertRefused(44002, "empty post data", sandbox.post(api, ""));
        for (String noObject : List.of("[]", "null", "{", "{\"type\":\"\\x\"}")) {
            assertRefused(47001, "data format error", sandbox.post(api, noObject));
        }
    }

    @Test
    void countsALostWriteAndTheRefusedReplay() throws Exception {
        sandbox.server().faults().next(ADD_ORDER, Fault.dropResponse());
        assertThrows(IOException.class, () -> sandbox.addOrder(SampleOrder.of("1")));

        assertRefused(9300522, "this orderid is repeated", sandbox.addOrder(SampleOrder.of("1")));

        assertEquals(new OrderCounters(1, 1, 0, 0), sandbox.logistics().counters("1"));
        assertEquals(1, sandbox.logistics().orders().size());
        assertEquals(2, sandbox.server().requestsByPath().get(ADD_ORDER));
    }

    @Test
    void countsNoWriteThatAFaultKeptAway() throws Exception {
        sandbox.server().faults().next(ADD_ORDER, Fault.errcode(-1, "system error"));

        assertEquals(-1, sandbox.addOrder(SampleOrder.of("1")).getInteger("errcode"));

        assertEquals(new OrderCounters(0, 0, 0, 0), sandbox.logistics().counters("1"));
        assertEquals(List.of(), sandbox.logistics().orders());
        assertEquals(1, sandbox.server().requestsByPath().get(ADD_ORDER));
    }

    private static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }
}

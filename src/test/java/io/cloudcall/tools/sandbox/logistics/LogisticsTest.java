package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.WeChatPaths.ADD_ORDER;
import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all of logistics. */
final class LogisticsTest {

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @AutoClose
    private final SandboxCaller plain = new SandboxCaller(sandbox.server());

    @ParameterizedTest
    @ValueSource(strings = {"business/account/getall", "business/delivery/getall", "business/printer/getall"})
    void answersGetWithATokenOnly(String api) throws Exception {
        assertRefused(43001, "require GET method", sandbox.post(api, "{}"));
        assertRefused(41001, "access_token missing", json(plain.get("/cgi-bin/express/" + api)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "business/account/bind",
                "business/order/add",
                "business/order/get",
                "business/order/batchget",
                "business/order/cancel",
                "business/path/get",
                "business/quota/get",
                "business/printer/update",
                "business/test_update_order",
                "delivery/contact/get",
                "delivery/template/preview",
                "delivery/service/business/update",
                "delivery/path/update"
            })
    void answersPostWithATokenAndAnObjectOnly(String api) throws Exception {
        assertRefused(43002, "require POST method", sandbox.get(api));
        assertRefused(41001, "access_token missing", json(plain.post("/cgi-bin/express/" + api, "{}")));
        for (String noObject : List.of("", "[]", "null", "{", "{\"type\":\"\\x\"}")) {
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

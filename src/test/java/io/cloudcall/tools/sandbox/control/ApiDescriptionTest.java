package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.cloudcall.tools.sandbox.push.DeveloperServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The comparison of openapi.json with the responses. */
final class ApiDescriptionTest extends ControlFixture {
    private static final String APPS = "/_sandbox/apps";
    private static final String OF_APP = APPS + "/{appid}";
    private static final String MOVE = "{\"order_id\":\"order-1\",\"action_type\":300003}";

    private final ApiDescription description = new ApiDescription();
    private final Set<String> made = new TreeSet<>();

    @Test
    void describesAllThatIsServedAndNothingElse() {
        Set<String> served = new SandboxControl(sandbox, "127.0.0.1")
                .routes().stream()
                        .map(route -> route.method() + " " + route.path() + "?"
                                + String.join(",", new TreeSet<>(route.queryParameters())))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(served, description.operations());
    }

    @Test
    void describesEachSuccess() throws Exception {
        prepare();
        try (DeveloperServer developer = new DeveloperServer()) {
            sandbox.pushes().pushTo(developer.url());
            succeed("POST", "/_sandbox/pushes", "", "{\"event\":\"get_quota\",\"data\":{\"quota_num\":1}}");
            succeed("POST", "/_sandbox/pushes", "?appid=" + FURTHER, "{\"MsgType\":\"text\",\"Content\":\"你好\"}");
            sandbox.pushes().flush();
            succeed("GET", "/_sandbox/pushes", "", "");
            succeed("GET", "/_sandbox/pushes/events", "", "");
        }
        changeApps();
        changeTheRest();

        assertEquals(
                description.operations().stream()
                        .map(operation -> operation.substring(0, operation.indexOf('?')))
                        .collect(Collectors.toCollection(TreeSet::new)),
                made);
    }

    private void prepare() throws Exception {
        call(APP, ADD_ORDER, SampleOrder.of("order-1"));
        call(APP, ADD_ORDER, SampleOrder.of("order-2"));
        call(
                APP,
                "/cgi-bin/express/business/order/cancel",
                SampleOrder.of("order-2")
                        .put(
                                "waybill_id",
                                sandbox.logistics().orders().getLast().waybillId()));
        control.post("/_sandbox/faults", "{\"fault\":\"close@/x\"}");
        wechat.get("/y");
    }

    private void changeApps() throws Exception {
        succeed("GET", APPS, "", "");
        succeed("POST", APPS, "", """
                {"appid":"wxADDED","secret":"invented-app-secret","accounts":[{"delivery_id":"STO","biz_id":"b"}]}""");
        succeed("PUT", OF_APP + "/secret", "", "{\"secret\":\"rotated-app-secret\"}");
        succeed("GET", OF_APP + "/accounts", "", "");
        succeed("PUT", OF_APP + "/accounts", "", "{\"delivery_id\":\"SF\",\"biz_id\":\"b\",\"quota_num\":3}");
        succeed("DELETE", OF_APP + "/accounts", "?delivery_id=SF&biz_id=b", "");
        succeed("POST", OF_APP + "/moves", "", MOVE);
        succeed("GET", OF_APP + "/orders", "", "");
    }

    private void changeTheRest() throws Exception {
        succeed("GET", "/_sandbox/health", "", "");
        succeed("GET", "/_sandbox/openapi.json", "", "");
        succeed("POST", "/_sandbox/faults", "", "{\"fault\":\"2*status=503@/x\"}");
        succeed("POST", "/_sandbox/faults", "", "{\"fault\":\"hang-handshake\"}");
        succeed("GET", "/_sandbox/faults", "", "");
        succeed("DELETE", "/_sandbox/faults", "", "");
        succeed("GET", "/_sandbox/clock", "", "");
        succeed("PUT", "/_sandbox/clock", "", "{\"now\":\"2026-11-11T00:00:00Z\"}");
        succeed("POST", "/_sandbox/clock/advance", "", "{\"duration\":\"PT2H\"}");
        succeed("DELETE", "/_sandbox/clock", "", "");
        succeed("GET", "/_sandbox/tokens", "", "");
        succeed("PUT", "/_sandbox/tokens", "?appid=" + APP, "{\"lifetime_seconds\":60}");
        succeed("POST", "/_sandbox/tokens/expire", "", "");
        succeed("GET", "/_sandbox/requests", "?after=0&limit=1000", "");
        succeed("DELETE", "/_sandbox/requests", "", "");
        succeed("POST", "/_sandbox/reset", "", "");
    }

    private void succeed(String method, String path, String query, String body) throws Exception {
        assertTrue(description.takesRequest(method, path, body), method + " " + path + " " + body);
        HttpResponse<String> response = control.send(method, path.replace("{appid}", APP) + query, body);
        assertEquals(2, response.statusCode() / 100, response.body());
        description.requireResponse(method, path, response.statusCode(), response.body());
        made.add(method + " " + path);
    }

    @Test
    void describesEachRefusal() throws Exception {
        refuse(409, "POST", "/_sandbox/pushes", "/_sandbox/pushes", "{\"event\":\"get_quota\"}");
        sandbox.pushes().pushTo(URI.create("http://127.0.0.1:1/push"));
        for (String operation : description.operations()) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1, operation.indexOf('?'));
            refuse(400, method, path, path.replace("{appid}", APP) + "?hostile=1", "{}");
            if (!method.equals("GET")) {
                refuse(400, method, path, path.replace("{appid}", APP), "{\"hostile\":1}");
                refuse(413, method, path, path.replace("{appid}", APP), "x".repeat(SandboxControl.MAX_BODY_BYTES + 1));
            }
            if (path.contains("{appid}") && !method.equals("PUT") && !method.equals("DELETE")) {
                refuse(404, method, path, path.replace("{appid}", "wx404"), method.equals("GET") ? "" : MOVE);
            }
        }
        refuse(409, "POST", APPS, APPS, "{\"appid\":\"%s\",\"secret\":\"s\"}".formatted(APP));
    }

    private void refuse(int status, String method, String path, String target, String body) throws Exception {
        HttpResponse<String> response = control.send(method, target, body);
        assertEquals(status, response.statusCode(), method + " " + target + " " + response.body());
        description.requireResponse(method, path, status, response.body());
    }

    /** What the file does not take, the sandbox does not either. */
    @Test
    void refusesWhatIsNotDescribed() throws Exception {
        refuseByBoth("POST", APPS, "{\"appid\":\"a b\",\"secret\":\"s\"}");
        refuseByBoth("POST", APPS, "{\"appid\":\"a\"}");
        refuseByBoth("PUT", OF_APP + "/accounts", "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"status_code\":4}");
        refuseByBoth("PUT", OF_APP + "/accounts", "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"quota_num\":-1}");
        refuseByBoth("POST", OF_APP + "/moves", "{\"order_id\":\"order-1\",\"action_type\":1}");
        refuseByBoth("POST", "/_sandbox/clock/advance", "{\"duration\":1}");
        refuseByBoth("PUT", "/_sandbox/tokens", "{\"lifetime_seconds\":0}");
        refuseByBoth("POST", "/_sandbox/faults", "{\"fault\":\"\"}");
        refuseByBoth("POST", "/_sandbox/faults", "[]");
    }

    private void refuseByBoth(String method, String path, String body) throws Exception {
        assertFalse(description.takesRequest(method, path, body), body);
        refuse(400, method, path, path.replace("{appid}", APP), body);
    }
}

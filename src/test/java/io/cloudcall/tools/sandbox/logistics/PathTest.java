package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertOk;
import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths: as they come by themselves, and as delivery companies report them. */
final class PathTest {
    private static final long START = 1767225600;
    private static final String PATH = "business/path/get";
    private static final String TEST = "business/test_update_order";
    private static final String REPORT = "delivery/path/update";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    private final MockClock clock = sandbox.clock();

    @BeforeEach
    void addOrders() throws Exception {
        sandbox.addOrder(SampleOrder.of("1"));
        sandbox.addOrder(SampleOrder.ofTest("2"));
    }

    @Test
    void answersWithoutAnErrcode() throws Exception {
        clock.advance(Duration.ofHours(1));

        assertEquals(
                new JsonObject()
                        .put("openid", "oABC123456")
                        .put("delivery_id", "STO")
                        .put("waybill_id", "STO0000000000001")
                        .put("path_item_num", 1)
                        .put(
                                "path_item_list",
                                JsonArray.of(new JsonObject()
                                        .put("action_time", START + 3600)
                                        .put("action_type", 100003)
                                        .put("action_msg", "已分配快递员")))
                        .encode(),
                sandbox.post(PATH, named("1")).encode());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,''",
        "PT59M59S,''",
        "PT1H,100003",
        "PT2H,100003 100001",
        "PT12H,100003 100001 200001",
        "PT24H,100003 100001 200001 300002",
        "PT240H,100003 100001 200001 300002 300003"
    })
    void goesOnWithTheClock(Duration later, String expected) throws Exception {
        clock.advance(later);

        assertEquals(expected, types("1"));
    }

    @Test
    void findsNoWaybillOfAnotherUser() throws Exception {
        assertRefused(40003, "invalid openid", sandbox.post(PATH, named("1").put("openid", "oANOTHER")));
    }

    @Test
    void endsWhenTheOrderIsCancelled() throws Exception {
        clock.advance(Duration.ofHours(1));
        sandbox.post("business/order/cancel", named("1"));
        clock.advance(Duration.ofDays(3));

        assertEquals("100003 400001", types("1"));
    }

    @ParameterizedTest
    @CsvSource({"delivery_id,SF", "waybill_id,other"})
    void findsNoOtherWaybill(String field, String value) throws Exception {
        JsonObject request = named("1").put(field, value);

        assertRefused(40199, "waybill_id not found", sandbox.post(PATH, request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery_id", "waybill_id"})
    void requiresCompanyAndWaybill(String field) throws Exception {
        assertRefused(930561, "args error", sandbox.post(PATH, named("1").put(field, "")));
    }

    @Test
    void waitsForReportsInWeChatsOwnSandbox() throws Exception {
        clock.advance(Duration.ofDays(3));
        assertEquals("", types("2"));

        assertOk(sandbox.post(TEST, testUpdate(100001)));
        assertOk(sandbox.post(TEST, testUpdate(300004)));

        assertEquals("100001 300004", types("2"));
        assertRefused(9300506, "Order can't cancel", sandbox.post("business/order/cancel", named("2")));
    }

    @ParameterizedTest
    @CsvSource({
        "delivery_id,STO,9300503,Specified delivery id is not registerred",
        "biz_id,other,9300525,biz id not bind",
        "order_id,1,40199,waybill_id not found",
        "waybill_id,other,40199,waybill_id not found",
        "action_msg,'',930561,args error"
    })
    void takesReportsOfTestOrdersOnly(String field, String value, int errcode, String text) throws Exception {
        assertRefused(errcode, text, sandbox.post(TEST, testUpdate(100001).put(field, value)));

        assertEquals("", types("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"biz_id", "order_id", "delivery_id", "waybill_id", "action_time", "action_type", "action_msg"})
    void requiresEveryFieldOfATestReport(String field) throws Exception {
        JsonObject request = testUpdate(100001);
        request.remove(field);

        assertRefused(930561, "args error", sandbox.post(TEST, request));
    }

    @ParameterizedTest
    @ValueSource(ints = {100001, 100002, 100003, 200001, 300002, 300003, 300004, 400001, 400002})
    void takesEveryDocumentedActionType(int actionType) throws Exception {
        assertOk(sandbox.post(TEST, testUpdate(actionType)));
    }

    @Test
    void refusesOtherActionTypes() throws Exception {
        assertRefused(930561, "args error", sandbox.post(TEST, testUpdate(300001)));
    }

    @Test
    void putsTheCompanysReportWhereItBelongsInTime() throws Exception {
        clock.advance(Duration.ofHours(2));

        assertOk(sandbox.post(REPORT, report().put("action_time", START + 3601)));

        assertEquals("100003 400002 100001", types("1"));
    }

    @Test
    void trustsOnlyTheCompanyThatGotTheOrder() throws Exception {
        assertRefused(
                9300507,
                "invalid token, can't decryption or decryption result is different from the plaintext",
                sandbox.post(REPORT, report().put("token", order("2").token())));
        assertRefused(40199, "waybill_id not found", sandbox.post(REPORT, report().put("waybill_id", "other")));
        for (String field : List.of("token", "waybill_id", "action_time", "action_type", "action_msg")) {
            JsonObject incomplete = report();
            incomplete.remove(field);
            assertRefused(930561, "args error", sandbox.post(REPORT, incomplete));
        }
        assertEquals("", types("1"));
    }

    private String types(String orderId) throws Exception {
        JsonObject response = sandbox.post(PATH, named(orderId));
        List<String> types = response.getJsonArray("path_item_list").stream()
                .map(item -> ((JsonObject) item).getInteger("action_type").toString())
                .toList();
        assertEquals(types.size(), response.getInteger("path_item_num"));
        return String.join(" ", types);
    }

    private JsonObject testUpdate(int actionType) {
        return named("2")
                .put("biz_id", "test_biz_id")
                .put("action_time", START)
                .put("action_type", actionType)
                .put("action_msg", "模拟");
    }

    private JsonObject report() {
        return new JsonObject()
                .put("token", order("1").token())
                .put("waybill_id", order("1").waybillId())
                .put("action_time", START)
                .put("action_type", 400002)
                .put("action_msg", "快件滞留");
    }

    private JsonObject named(String orderId) {
        return SampleOrder.reference(order(orderId));
    }

    private Order order(String orderId) {
        return sandbox.logistics().order(orderId).orElseThrow();
    }
}

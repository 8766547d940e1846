package io.cloudcall.tools.sandbox.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PushEventCatalogTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);

    /** The 17 of WeChat's pages about logistics, and the ones that shops wait for. */
    private static final Set<String> REQUIRED = Set.of(
            "add_express_path",
            "update_business_bind_result",
            "wxainsurance_claim_result",
            "add_waybill",
            "cancel_waybill",
            "check_biz",
            "get_quota",
            "add_single_waybill",
            "cancel_single_waybill",
            "query_single_waybill",
            "query_single_waybill_fee",
            "notify_single_waybill_pay",
            "remind_waybill",
            "waybill_complaint",
            "waybill_evaluate_agent",
            "waybill_notify_query",
            "waybill_query_expect_time_range",
            "wxa_media_check",
            "trade_manage_remind_access_api",
            "trade_manage_remind_shipping",
            "trade_manage_order_settlement",
            "subscribe_msg_popup_event",
            "subscribe_msg_change_event",
            "subscribe_msg_sent_event",
            "user_enter_tempsession",
            "update_waybill_status",
            "text",
            "image",
            "miniprogrampage");

    private static JsonObject message(String name) {
        return PushEventCatalog.find(name)
                .orElseThrow()
                .message("wx1", new JsonObject(), NOW)
                .fields();
    }

    @Test
    void hasTheEventsThatShopsWaitFor() {
        List<String> names =
                PushEventCatalog.events().stream().map(PushEvent::name).toList();

        Set<String> missing = new HashSet<>(REQUIRED);
        names.forEach(missing::remove);
        assertEquals(Set.of(), missing);
        assertEquals(names.size(), Set.copyOf(names).size());
    }

    @Test
    void describesEachEventInALine() {
        for (PushEvent event : PushEventCatalog.events()) {
            assertTrue(event.about().matches("[a-zW].{10,60}[^.]"), event.about());
        }
    }

    @Test
    void namesEachEventInItsMessage() {
        for (PushEvent event : PushEventCatalog.events()) {
            PushedMessage message = event.message("wx1", new JsonObject(), NOW);
            assertEquals(event.name(), message.type());
            assertEquals(
                    event.isMessage() ? event.name() : "event", message.fields().getString("MsgType"));
            assertFalse(message.text().contains("wxSANDBOX0000000000"), message.text());
        }
    }

    @Test
    void hasTheFieldsOfWeChatsPages() {
        assertEquals(
                "ToUserName FromUserName CreateTime MsgType Event DeliveryID WayBillId OrderId Version Count Actions",
                names(message("add_express_path")));
        assertEquals("ToUserName FromUserName CreateTime MsgType Content MsgId", names(message("text")));
        assertEquals("1767225600", message("subscribe_msg_sent_event").getValue("CreateTime"));
        assertEquals(1_767_225_600L, message("text").getLong("CreateTime"));
        assertEquals("wx1", message("wxa_media_check").getString("appid"));
    }

    private static String names(JsonObject message) {
        return message.fieldNames().stream().collect(Collectors.joining(" "));
    }

    @Test
    void replacesAndAddsFields() {
        JsonObject data = new JsonObject()
                .put("WayBillId", "W1")
                .put("Actions", new JsonArray())
                .put("More", 1);
        JsonObject message = PushEventCatalog.find("add_express_path")
                .orElseThrow()
                .message("wx1", data, NOW)
                .fields();

        assertEquals(names(message("add_express_path")) + " More", names(message));
        assertEquals("W1", message.getString("WayBillId"));
        assertEquals(new JsonArray(), message.getJsonArray("Actions"));
    }

    @Test
    void knowsAMessageByItsText() {
        assertEquals(
                "push:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", new PushedMessage("a").id());
    }
}

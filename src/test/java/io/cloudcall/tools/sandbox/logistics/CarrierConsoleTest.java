package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of a delivery company: the receiver of a waybill, and the preview of a template. */
final class CarrierConsoleTest {
    private static final String CONTACT = "delivery/contact/get";
    private static final String PREVIEW = "delivery/template/preview";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @BeforeEach
    void addAnOrder() throws Exception {
        sandbox.addOrder(SampleOrder.of("1"));
    }

    @Test
    void returnsTheContactWithoutErrcode() throws Exception {
        assertEquals(
                "{\"waybill_id\":\"STO0000000000001\","
                        + "\"sender\":{\"address\":\"广东省广州市海珠区示例路1号\",\"name\":\"张三\","
                        + "\"tel\":\"020-88888888\",\"mobile\":\"\"},"
                        + "\"receiver\":{\"address\":\"广东省深圳市南山区示例路2号\",\"name\":\"王小蒙\","
                        + "\"tel\":\"\",\"mobile\":\"18600000000\"}}",
                sandbox.post(CONTACT, entrusted()).encode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token|wrong|9300507|invalid token, can't decryption or decryption result is different from the plaintext",
                "waybill_id|other|40199|waybill_id not found",
                "token||930561|args error",
                "waybill_id||930561|args error"
            })
    void refusesOtherTokensAndWaybills(String field, String value, int errcode, String text) throws Exception {
        assertRefused(errcode, text, sandbox.post(CONTACT, entrusted().put(field, value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>##VAR(sys.waybillid)</p>|<p>STO0000000000001</p>",
                "##VAR(sys.wxaappid)|wxSANDBOX0000000000",
                "##VAR(waybilldata.STO_mark)##VAR(waybilldata.STO_bagAddr)|11-22-33广州",
                "##VAR(custom.receiver.name) $1|王小蒙 $1",
                "##VAR(custom.cargo.weight)|5.5",
                "##VAR(custom.none.at.all)!|!",
                "##TIME(DATE)|##TIME(DATE)"
            })
    void rendersVariables(String template, String expected) throws Exception {
        JsonObject response = sandbox.post(PREVIEW, preview(template));

        assertEquals(List.of("waybill_id", "rendered_waybill_template"), List.copyOf(response.fieldNames()));
        assertEquals("STO0000000000001", response.getString("waybill_id"));
        byte[] rendered = Base64.getDecoder().decode(response.getString("rendered_waybill_template"));
        assertEquals(expected, new String(rendered, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            waybill_id|other|40199|waybill_id not found
            waybill_data|STO_mark 1|9300502|Delivery side sys error
            waybill_data|##STO_mark##|9300502|Delivery side sys error
            waybill_template|no base64|9300512|invalid waybill template format
            waybill_template|IyNWQVIoYSA=|9300512|invalid waybill template format
            custom|text|47001|data format error
            waybill_id||930561|args error
            waybill_data||930561|args error
            waybill_template||930561|args error
            custom||930561|args error
            """)
    void rejectsInvalidValuesOfATemplate(String field, String value, int errcode, String text) throws Exception {
        JsonObject request = preview("##VAR(sys.waybillid)").put(field, value);

        assertRefused(errcode, text, sandbox.post(PREVIEW, request));
    }

    private JsonObject entrusted() {
        Order order = sandbox.order("1");
        return new JsonObject().put("token", order.token()).put("waybill_id", order.waybillId());
    }

    private static JsonObject preview(String template) {
        return new JsonObject()
                .put("waybill_id", "STO0000000000001")
                .put("waybill_template", Waybill.base64(template))
                .put("waybill_data", "##STO_mark##11-22-33##STO_bagAddr##广州##")
                .put("custom", SampleOrder.of("1"));
    }
}

package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertOk;
import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrinterTest {
    private static final String LIST = "business/printer/getall";
    private static final String UPDATE = "business/printer/update";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @Test
    void hasNoneAtFirst() throws Exception {
        assertEquals(
                "{\"count\":0,\"openid\":[],\"tagid_list\":[]}",
                sandbox.get(LIST).encode());
    }

    @Test
    void bindsPrintersWithTheirTags() throws Exception {
        assertOk(sandbox.post(UPDATE, request("bind", "oABC", "123,456")));
        assertOk(sandbox.post(UPDATE, request("bind", "oXYZ", "456,789")));
        assertOk(sandbox.post(UPDATE, request("bind", "oNONE", "")));

        assertEquals(
                "{\"count\":3,\"openid\":[\"oABC\",\"oXYZ\",\"oNONE\"],\"tagid_list\":[\"123\",\"456\",\"789\"]}",
                sandbox.get(LIST).encode());
    }

    @Test
    void replacesTagsAndUnbinds() throws Exception {
        sandbox.post(UPDATE, request("bind", "oABC", "1"));
        sandbox.post(UPDATE, request("bind", "oABC", "2"));
        sandbox.post(UPDATE, request("bind", "oXYZ", "3"));

        assertOk(sandbox.post(UPDATE, request("unbind", "oXYZ", "")));
        assertOk(sandbox.post(UPDATE, request("unbind", "oXYZ", "")));

        assertEquals(
                "{\"count\":1,\"openid\":[\"oABC\"],\"tagid_list\":[\"2\"]}",
                sandbox.get(LIST).encode());
    }

    @Test
    void takesTenTags() throws Exception {
        assertOk(sandbox.post(UPDATE, request("bind", "oABC", "1,2,3,4,5,6,7,8,9,10")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rebind|oABC|1|9300517|invalid update_type, please use [bind] or [unbind]
            |oABC|1|9300517|invalid update_type, please use [bind] or [unbind]
            bind|xABC|1|40003|invalid openid
            bind||1|930561|args error
            bind|oABC|1, 2|9300533|invalid tagid_list
            bind|oABC|1,|9300533|invalid tagid_list
            bind|oABC|1,2,3,4,5,6,7,8,9,10,11|9300533|invalid tagid_list
            """)
    void rejectsInvalidValues(String type, String openid, String tags, int errcode, String text) throws Exception {
        assertRefused(errcode, text, sandbox.post(UPDATE, request(type, openid, tags)));

        assertEquals(0, sandbox.get(LIST).getInteger("count"));
    }

    private static JsonObject request(String type, String openid, String tags) {
        return new JsonObject().put("update_type", type).put("openid", openid).put("tagid_list", tags);
    }
}

package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastPathMapperTest {
    private static final Path ACCOUNTS =
            Path.of("src/tools/resources/io/cloudcall/tools/sandbox/logistics/accounts.json");

    @Test
    void takesTheAccountsThatWeChatLists() throws IOException {
        byte[] body = accounts();
        CallResult plain = CallResult.fastPathSuccess(ResponseGenerator.API, body);
        assertNotNull(plain);
        assertEquals(Conversions.convertGenerally(body), plain);
    }

    @Test
    void makesNoTreeOfTheAccounts() throws IOException {
        byte[] body = accounts();
        assertTrue(allocated(() -> ResponseGenerator.read(200, ResponseGenerator.JSON, body)) < 10L * body.length);
        assertTrue(allocated(() -> Conversions.convertGenerally(body)) > 20L * body.length);
    }

    @Test
    void convertsNoKeysWithConvertCaseFalse() {
        ApiResponse response = new ApiResponse(200, ResponseGenerator.JSON, bytes("{\"biz_id\":1,\"a\":2}"));
        CallRequest request = new CallRequest(ResponseGenerator.API, JsonObject.EMPTY, false);
        assertEquals(
                "{\"biz_id\":1,\"a\":2," + ResponseGenerator.OK,
                ResponseMapper.map(request, response).json());
    }

    /** The example of docs/FAST_PATH.md. */
    @Test
    void mapsTheDocumentedExample() throws IOException {
        String body = "{\"errcode\":0,\"biz_id\":\"x1\",\"list\":[{\"a_b\":1, \"c\":2}],\"count\":5}";
        String suffix = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";
        String mapped = "{\"list\":[{\"c\":2,\"aB\":1}],\"count\":5,\"bizId\":\"x1\"," + suffix;
        assertArrayEquals(bytes(mapped), FastPathMapper.tryMap(bytes(body), suffix));

        List<String> page = Files.readAllLines(Path.of("docs/FAST_PATH.md"));
        assertTrue(page.containsAll(List.of(body, mapped)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"a\":1}",
                "{\"a_b\":1,\"c\":{\"d_e\":[],\"f\":{}},\"g_h\":[{\"i_j\":{\"k_l\":1,\"m\":2},\"n\":3}],\"o\":4}",
                "{\"a_b\":1,\"c\":2,\"d_e\":3,\"f\":4,\"g_h\":5}",
                "{\"_a\":1,\"a__b\":2,\"a_1\":3,\"c_B\":4,\"a_\":5,\"__proto__\":6,\"_\":7,\"a_b_c\":8,\"\":9}",
                "{ \"a_b\" : [ 1 , { \"c_d\" : \"e_f\" , \"g\" : null } ] ,\r\n\"h\" : true\t,\"i\":false }",
                "{\"errcode\":0}",
                "{\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"a_b\":1,\"errcode\":0,\"c_d\":2,\"errmsg\":\"ok\",\"e\":3}",
                "{\"a\":{\"errcode\":1,\"errmsg\":2,\"errMsg\":3,\"err_code\":4}}",
                "{\"a\":[0,-1,10,123456789012345,1234567890123456789,-1234567890123456,0.5,-0.5,1.25,100.5,12345.12345678901234]}",
                "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\u007f\u2028标准快递é힣\uD7FF\uE000😀\uDBFF\uDFFF\"}",
            })
    void takesWhatIsPlain(String body) {
        CallResult plain = CallResult.fastPathSuccess(ResponseGenerator.API, bytes(body));
        assertNotNull(plain);
        assertEquals(Conversions.convertGenerally(bytes(body)), plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{} x",
                "\uFEFF{}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{\"a\":[1,]}",
                "{\"a\":nul}",
                "{\"a\":tru",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\n\"}",
                "{\"a\\n\":1}",
                "{\"用户\":1}",
                "{\"0\":1}",
                "{\"1a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"biz_id\":1,\"bizId\":2}",
                "{\"a\":{\"bizId\":1,\"biz_id\":2}}",
                "{\"errcode\":1}",
                "{\"errcode\":\"0\"}",
                "{\"errcode\":10}",
                "{\"errcode\":null}",
                "{\"errMsg\":1}",
                "{\"err_msg\":1}",
                "{\"errCode\":1}",
                "{\"err_code\":1}",
                "{\"a\":-0}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":1.0}",
                "{\"a\":0.0}",
                "{\"a\":0.0000001}",
                "{\"a\":1e5}",
                "{\"a\":.5}",
            })
    void leavesTheRest(String body) {
        assertNull(CallResult.fastPathSuccess(ResponseGenerator.API, bytes(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C0 80",
                "C1 BF",
                "C2",
                "C2 22",
                "E0 80 80",
                "E0 9F BF",
                "E4 BA",
                "E4 22 BA",
                "E4 BA C0",
                "ED A0 80",
                "ED BF BF",
                "F0 80 80 80",
                "F0 8F BF BF",
                "F0 9F 98",
                "F4 90 80 80",
                "F5 80 80 80",
                "FF"
            })
    void leavesWhatIsNotUtf8(String bytes) {
        byte[] text = HexFormat.ofDelimiter(" ").parseHex(bytes);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("{\"a\":\""));
        body.writeBytes(text);
        assertNull(CallResult.fastPathSuccess(ResponseGenerator.API, body.toByteArray()));
        body.writeBytes(bytes("\"}"));
        assertNull(CallResult.fastPathSuccess(ResponseGenerator.API, body.toByteArray()));
    }

    @Test
    void boundsWhatItTakes() {
        assertPlain(true, "[".repeat(16) + "]".repeat(16));
        assertPlain(false, "[".repeat(17) + "]".repeat(17));
        assertPlain(true, object(127));
        assertPlain(false, object(128));
        assertPlain(true, "9".repeat(300));
        assertPlain(false, "9".repeat(301));
    }

    private static void assertPlain(boolean expected, String value) {
        byte[] body = bytes("{\"a\":" + value + "}");
        CallResult plain = CallResult.fastPathSuccess(ResponseGenerator.API, body);
        assertEquals(expected ? Conversions.convertGenerally(body) : null, plain);
    }

    private static String object(int members) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < members; i++) {
            object.append("\"k").append(i % 2 == 0 ? "" : "_x").append(i).append("\":0,");
        }
        return object.append('}').toString().replace(",}", "}");
    }

    private static long allocated(Runnable conversion) {
        conversion.run();
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        conversion.run();
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] accounts() throws IOException {
        String five = Files.readString(ACCOUNTS).strip();
        String list = five + ("," + five).repeat(9);
        return bytes("{\"count\":50,\"list\":" + list.replace("],[", ",") + "}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GetQuotaTest {
    private static final String API = "business/quota/get";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @Test
    void returnsTheQuotaWithoutErrcode() throws Exception {
        assertEquals(
                JsonObject.of("quota_num", 2),
                sandbox.post(API, JsonObject.of("delivery_id", "STO", "biz_id", SampleOrder.BIZ_ID)));
    }

    @ParameterizedTest
    @CsvSource({
        "STO,other,9300525,biz id not bind",
        "YUNDA,1000000001,9300525,biz id not bind",
        "SF,SF0280000001,9300527,delivery does not support quota",
        "TEST,test_biz_id,9300527,delivery does not support quota",
        "NONE,other,9300503,Specified delivery id is not registerred",
        "STO,,930561,args error",
        ",other,930561,args error"
    })
    void refusesWhatHasNone(String deliveryId, String bizId, int errcode, String text) throws Exception {
        JsonObject request = new JsonObject().put("delivery_id", deliveryId).put("biz_id", bizId);

        assertRefused(errcode, text, sandbox.post(API, request));
    }
}

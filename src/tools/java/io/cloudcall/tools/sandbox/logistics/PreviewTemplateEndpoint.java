package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code POST /cgi-bin/express/delivery/template/preview}; its success carries no errcode. 9300507, which its page
 * lists too, cannot occur, since it has no field for a token.
 */
final class PreviewTemplateEndpoint implements Endpoint {

    private final String appId;
    private final Orders orders;

    PreviewTemplateEndpoint(String appId, Orders orders) {
        this.appId = appId;
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        String waybillId = fields.text("waybill_id");
        String template = decode(fields.text("waybill_template"));
        JsonObject values = new JsonObject()
                .put("sys", JsonObject.of("waybillid", waybillId, "wxaappid", appId))
                .put("waybilldata", WaybillTemplate.parseData(fields.text("waybill_data")))
                .put("custom", fields.object("custom").toJson());
        orders.requireWaybill(waybillId);
        return StubResponse.json(new JsonObject()
                .put("waybill_id", waybillId)
                .put("rendered_waybill_template", Waybill.base64(WaybillTemplate.render(template, values))));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiErrorException(Errcode.INVALID_TEMPLATE);
        }
    }
}

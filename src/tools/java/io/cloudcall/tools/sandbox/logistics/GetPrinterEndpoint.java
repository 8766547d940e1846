package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code GET /cgi-bin/express/business/printer/getall}; its success carries no errcode. That {@code tagid_list} has the
 * tags of all printers, each once, is an assumption: its page does not specify it.
 */
final class GetPrinterEndpoint implements Endpoint {

    private final Printers printers;

    GetPrinterEndpoint(Printers printers) {
        this.printers = printers;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        List<String> openids = printers.openids();
        return StubResponse.json(new JsonObject()
                .put("count", openids.size())
                .put("openid", new JsonArray(openids))
                .put("tagid_list", new JsonArray(printers.tags())));
    }
}

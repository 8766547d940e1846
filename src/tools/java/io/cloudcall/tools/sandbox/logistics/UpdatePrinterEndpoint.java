package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.Openid;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code POST /cgi-bin/express/business/printer/update}.
 *
 * <p>Assumed: binding a printer again replaces its tags, and unbinding one that is not bound succeeds.
 */
final class UpdatePrinterEndpoint implements Endpoint {

    private static final int MAX_TAGS = 10;
    private static final Pattern TAGS = Pattern.compile("[0-9]+(?:,[0-9]+)*");

    private final Printers printers;

    UpdatePrinterEndpoint(Printers printers) {
        this.printers = printers;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        String openid = fields.text("openid");
        if (!Openid.isValid(openid)) {
            throw new ApiErrorException(Errcode.INVALID_OPENID);
        }
        if (fields.hasValue("update_type", "bind")) {
            printers.bind(openid, tags(fields.optionalText("tagid_list")));
        } else if (fields.hasValue("update_type", "unbind")) {
            printers.unbind(openid);
        } else {
            throw new ApiErrorException(Errcode.INVALID_UPDATE_TYPE);
        }
        return StubResponse.errcode(0, "ok");
    }

    private static List<String> tags(String list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<String> tags = List.of(list.split(",", -1));
        if (!TAGS.matcher(list).matches() || tags.size() > MAX_TAGS) {
            throw new ApiErrorException(Errcode.INVALID_TAGID_LIST);
        }
        return tags;
    }
}

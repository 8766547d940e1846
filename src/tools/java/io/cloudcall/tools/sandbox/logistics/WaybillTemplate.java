package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonObject;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A renderer of WeChat's waybill templates. Supports {@code ##VAR(key)}; other instructions stay as they are.
 *
 * <p>Assumed: {@code ##VAR} without a key in brackets is an invalid format, and a key without a value becomes empty.
 */
final class WaybillTemplate {

    private static final Pattern VARIABLE = Pattern.compile("##VAR(?:\\(([\\w.]+)\\))?");
    private static final Pattern DATA = Pattern.compile("##(?:[^#]+##[^#]*##)+");
    private static final Pattern ENTRY = Pattern.compile("([^#]+)##([^#]*)##");

    private WaybillTemplate() {}

    /** Parses {@code waybill_data} of the form {@code ##key##value##key##value##}. */
    static JsonObject parseData(String text) {
        if (!DATA.matcher(text).matches()) {
            throw new ApiErrorException(Errcode.DELIVERY_SYSTEM);
        }
        JsonObject data = new JsonObject();
        ENTRY.matcher(text).results().forEach(entry -> data.put(entry.group(1), entry.group(2)));
        return data;
    }

    static String render(String template, JsonObject values) {
        return VARIABLE.matcher(template).replaceAll(variable -> Matcher.quoteReplacement(resolve(variable, values)));
    }

    private static String resolve(MatchResult variable, JsonObject values) {
        String key = variable.group(1);
        if (key == null) {
            throw new ApiErrorException(Errcode.INVALID_TEMPLATE);
        }
        Object value = values;
        for (String name : key.split("\\.", -1)) {
            value = value instanceof JsonObject object ? object.getValue(name) : null;
        }
        return value == null ? "" : value.toString();
    }
}

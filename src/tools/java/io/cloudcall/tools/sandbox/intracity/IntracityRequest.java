package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of a request's body. A field that is missing or wrong is 934001 with its name.
 *
 * <p>A number may be text, as in WeChat's sample of addorder, whose table has numbers.
 */
final class IntracityRequest {

    private final JsonObject json;

    private IntracityRequest(JsonObject json) {
        this.json = json;
    }

    static IntracityRequest of(ReceivedRequest request) {
        return new IntracityRequest(
                RequestFields.of(request, Errcode.INTRACITY_ARGS).toJson());
    }

    static ApiErrorException error(String field) {
        return new ApiErrorException(Errcode.INTRACITY_ARGS, field);
    }

    boolean has(String name) {
        return json.getValue(name) != null && !"".equals(json.getValue(name));
    }

    String text(String name) {
        if (has(name) && json.getValue(name) instanceof String text) {
            return text;
        }
        throw error(name);
    }

    /** Returns a text, empty if it is missing. */
    String optionalText(String name) {
        return has(name) ? text(name) : "";
    }

    double decimal(String name) {
        return number(name).doubleValue();
    }

    int whole(String name) {
        try {
            return number(name).intValueExact();
        } catch (ArithmeticException fraction) {
            throw error(name);
        }
    }

    /** Returns a whole number, {@code fallback} if it is missing. */
    int optionalWhole(String name, int fallback) {
        return has(name) ? whole(name) : fallback;
    }

    /** Returns a whole number of at least 1. */
    int positive(String name) {
        int value = whole(name);
        if (value < 1) {
            throw error(name);
        }
        return value;
    }

    IntracityRequest object(String name) {
        if (json.getValue(name) instanceof JsonObject object) {
            return new IntracityRequest(object);
        }
        throw error(name);
    }

    /** Returns the objects of an array, which has one at least. */
    List<IntracityRequest> objects(String name) {
        if (json.getValue(name) instanceof JsonArray array && !array.isEmpty()) {
            return array.stream().map(element -> element(name, element)).toList();
        }
        throw error(name);
    }

    JsonObject toJson() {
        return json.copy();
    }

    private static IntracityRequest element(String name, @Nullable Object element) {
        if (element instanceof JsonObject object) {
            return new IntracityRequest(object);
        }
        throw error(name);
    }

    private BigDecimal number(String name) {
        try {
            return new BigDecimal(String.valueOf(json.getValue(name)));
        } catch (NumberFormatException noNumber) {
            throw error(name);
        }
    }
}

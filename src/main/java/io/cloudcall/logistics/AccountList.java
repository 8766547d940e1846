package io.cloudcall.logistics;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bound logistics accounts. Immutable.
 *
 * <p>Nothing of WeChat's answer is lost, and no surprise in one field costs the others: {@code other} holds, here and in what the
 * list holds, every field that has no component of its own, or whose value is of a type that its component cannot take, and then
 * that component is null. A number that is sent as text is read all the same, and so is a text that is sent as a number. An entry of
 * a list that is no object is left out, and the list as it came is in {@code other}.
 *
 * @param count how many there are, by WeChat's count; null if it gave none
 * @param list the accounts in WeChat's order; empty also where WeChat sends no list, or null for one
 * @param additionalFields the rest: names in camelCase, as a cloud call has them, to JSON text
 */
public record AccountList(@Nullable Long count, List<Account> list, Map<String, String> additionalFields) {

    /** Copies list and map. */
    public AccountList {
        list = List.copyOf(list);
        additionalFields = FieldReader.unmodifiableCopy(additionalFields);
    }

    /**
     * Returns the accounts of the JSON text of a cloud call {@code logistics.getAllAccount}, such as the result of this project's
     * function.
     *
     * @throws IllegalArgumentException if the text is no JSON object; the message holds none of the text
     */
    public static AccountList fromJson(String json) {
        if (parsed(json) instanceof JsonObject result) {
            return of(result);
        }
        throw new IllegalArgumentException("The result is no JSON object.");
    }

    private static JsonValue parsed(String json) {
        try {
            return StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonParseException notJson) {
            throw new IllegalArgumentException("The result is not JSON: " + notJson.getMessage(), notJson);
        }
    }

    /** Returns the accounts of a result of {@code logistics.getAllAccount} that is a success. */
    public static AccountList of(JsonObject result) {
        FieldReader fields = new FieldReader(result);
        fields.ignore("errCode");
        fields.ignore("errMsg");
        return new AccountList(fields.longValue("count"), fields.list("list", Account::of), fields.remaining());
    }
}

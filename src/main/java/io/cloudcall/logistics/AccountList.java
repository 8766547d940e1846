package io.cloudcall.logistics;

import io.cloudcall.json.FieldReader;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.LenientJsonParser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bound logistics accounts. Immutable.
 *
 * <p>No field of WeChat's response is lost, and a surprise in one field does not cost the others:
 * {@code additionalFields} holds, here and in what the list holds, each field without a component of its own, or whose
 * value is of a type that its component cannot take, and then that component is null. A number that is sent as text is
 * read as a number, and a text that is sent as a number as text. A list's entry that is no object is left out, and the
 * list as it came is in {@code additionalFields}.
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
     * Returns the accounts of the JSON text of a successful cloud call {@code logistics.getAllAccount}, such as the
     * result of this project's function.
     *
     * <p>A result is a list of accounts if {@code list} is an empty array, or one with an object in it. WeChat may
     * leave {@code list} out or send null where there are no accounts; then {@code count} must be 0, null or absent,
     * and no other field present. All else is none, such as the page of a proxy, which a cloud call takes for a
     * success.
     *
     * @throws IllegalArgumentException if the text is no JSON object, an error, or no list of accounts; the message
     *     holds none of the text
     */
    public static AccountList fromJson(String json) {
        if (!(parse(json) instanceof JsonObject result)) {
            throw new IllegalArgumentException("The result is no JSON object.");
        }
        JsonValue errCode = result.get("errCode");
        if (errCode != null && errCode.isTruthy()) {
            throw new IllegalArgumentException("The result is an error.");
        }
        AccountList accounts = read(result);
        if (!accounts.isListOf(result.get("list"))) {
            throw new IllegalArgumentException("The result is no list of accounts.");
        }
        return accounts;
    }

    /** Parses with the lenient parser: a long list may exceed the strict parser's limit of values. */
    private static JsonValue parse(String json) {
        try {
            return LenientJsonParser.parse(json);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("The result is not JSON: " + e.getMessage(), e);
        }
    }

    private static AccountList read(JsonObject result) {
        FieldReader fields = new FieldReader(result);
        fields.ignore("errCode");
        fields.ignore("errMsg");
        return new AccountList(fields.longValue("count"), fields.list("list", Account::of), fields.remaining());
    }

    private boolean isListOf(@Nullable JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.items().isEmpty() || !list.isEmpty();
        }
        boolean isAbsent = value == null || value == JsonLiteral.NULL;
        return isAbsent && (count == null || count == 0) && additionalFields.isEmpty();
    }
}

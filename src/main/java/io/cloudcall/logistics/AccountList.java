package io.cloudcall.logistics;

import io.cloudcall.json.FieldReader;
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
     * @param json the text
     * @return the accounts
     * @throws IllegalArgumentException if the text is no JSON object, an error, or no list of accounts; the message
     *     holds none of the text
     */
    public static AccountList fromJson(String json) {
        FieldReader fields = FieldReader.ofResult(json);
        Long count = fields.longValue("count");
        List<Account> list = fields.list("list", Account::of);
        if (!fields.isListOf("list", list, count)) {
            throw new IllegalArgumentException("The result is no list of accounts.");
        }
        return new AccountList(count, list, fields.remaining());
    }
}

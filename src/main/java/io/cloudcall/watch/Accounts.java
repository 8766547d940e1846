package io.cloudcall.watch;

import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.JsonArray;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the accounts in a result of logistics.getAllAccount. */
final class Accounts {
    private static final Set<String> OF_AN_EMPTY_LIST = Set.of("list", "count", "errMsg", "errCode");

    private Accounts() {}

    /**
     * The accounts, in WeChat's order; entries that are no objects are left out.
     *
     * @return empty if the result is no list of accounts, such as the page of a proxy, which wx-server-sdk takes for a success
     */
    static Optional<List<WatchedAccount>> of(CloudCallResult result) {
        JsonObject fields = result.fields();
        if (fields.get("list") instanceof JsonArray list) {
            return Optional.of(list.items().stream()
                    .filter(JsonObject.class::isInstance)
                    .map(item -> WatchedAccount.of((JsonObject) item))
                    .toList());
        }
        return isEmptyList(fields) ? Optional.of(List.of()) : Optional.empty();
    }

    /** WeChat may leave the list out, or send null, where there are no accounts. */
    private static boolean isEmptyList(JsonObject fields) {
        JsonValue list = fields.get("list");
        return (list == null || list == JsonLiteral.NULL)
                && !WatchedNumber.of(fields, "count").isOtherThanZero()
                && OF_AN_EMPTY_LIST.containsAll(fields.members().keySet());
    }
}

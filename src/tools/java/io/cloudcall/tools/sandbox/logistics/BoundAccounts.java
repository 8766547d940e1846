package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The logistics accounts of an app, initially a few realistic ones (accounts.json), which have their AppID in the code
 * and the alias unless it is the first app. Thread-safe; arguments and results are copied.
 */
public final class BoundAccounts {

    private static final JsonArray INITIAL = JsonResource.readArray("accounts.json");

    private JsonArray accounts;

    BoundAccounts(AppSeed seed) {
        accounts = INITIAL.copy();
        objects().forEach(account -> List.of("biz_id", "alias").forEach(name -> mark(account, name, seed)));
    }

    private static void mark(JsonObject account, String name, AppSeed seed) {
        if (account.getValue(name) instanceof String text) {
            account.put(name, seed.mark(text));
        }
    }

    /** Returns the accounts in the order in which WeChat would list them. */
    public synchronized JsonArray list() {
        return accounts.copy();
    }

    /** Adds an account, with WeChat's field names. */
    public synchronized void add(JsonObject account) {
        accounts.add(account.copy());
    }

    /** Replaces all accounts by the elements of {@code list}, unchecked. */
    public synchronized void replaceAll(JsonArray list) {
        accounts = list.copy();
    }

    /** Removes the account of this carrier and code, and returns whether there was one. */
    public synchronized boolean remove(String deliveryId, String bizId) {
        Predicate<JsonObject> same = sameAs(deliveryId, bizId);
        OptionalInt index = IntStream.range(0, accounts.size())
                .filter(i -> accounts.getValue(i) instanceof JsonObject other && same.test(other))
                .findFirst();
        index.ifPresent(accounts::remove);
        return index.isPresent();
    }

    Optional<JsonObject> find(String deliveryId, String bizId) {
        return find(sameAs(deliveryId, bizId));
    }

    /** Returns the account if it is bound. */
    JsonObject requireBound(String deliveryId, String bizId) {
        return find(deliveryId, bizId)
                .filter(BindingStatus.BOUND::matches)
                .orElseThrow(() -> new ApiErrorException(Errcode.BIZ_ID_NOT_BOUND));
    }

    /** Returns the account in review, of any carrier. */
    Optional<JsonObject> findInReview(String bizId) {
        return find(account -> bizId.equals(account.getValue("biz_id")) && BindingStatus.IN_REVIEW.matches(account));
    }

    /** Replaces the account with the same carrier and code, or adds this one. */
    synchronized void put(JsonObject account) {
        Predicate<JsonObject> same = sameAs(account.getString("delivery_id"), account.getString("biz_id"));
        IntStream.range(0, accounts.size())
                .filter(i -> accounts.getValue(i) instanceof JsonObject other && same.test(other))
                .findFirst()
                .ifPresentOrElse(i -> accounts.set(i, account.copy()), () -> add(account));
    }

    private synchronized Optional<JsonObject> find(Predicate<JsonObject> wanted) {
        return objects().filter(wanted).findFirst().map(JsonObject::copy);
    }

    private Stream<JsonObject> objects() {
        return accounts.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static Predicate<JsonObject> sameAs(String deliveryId, String bizId) {
        return account ->
                deliveryId.equals(account.getValue("delivery_id")) && bizId.equals(account.getValue("biz_id"));
    }
}

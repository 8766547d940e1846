package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The stores of a mini program. Thread-safe. */
final class Stores {

    private final SandboxIds ids;
    private final Map<String, Store> stores = new LinkedHashMap<>();

    Stores(SandboxIds ids) {
        this.ids = ids;
    }

    synchronized Store create(IntracityRequest fields) {
        Store store = StoreReader.create(fields, ids.store(stores.size() + 1));
        require(findByOutId(store.outId()).isEmpty(), Errcode.STORE_REPEATED);
        stores.put(store.id(), store);
        return store;
    }

    synchronized void update(Store store, UnaryOperator<Store> change) {
        stores.computeIfPresent(store.id(), (id, current) -> change.apply(current));
    }

    synchronized List<Store> list() {
        return List.copyOf(stores.values());
    }

    /** Returns the store with WeChat's number. */
    synchronized Store requireById(String id) {
        return Optional.ofNullable(stores.get(id)).orElseThrow(() -> new ApiErrorException(Errcode.NO_STORE));
    }

    /** Returns the store that either of the two numbers names. */
    Store requireEither(IntracityRequest keys) {
        if (keys.has("wx_store_id")) {
            return requireById(keys.text("wx_store_id"));
        }
        return findByOutId(keys.text("out_store_id")).orElseThrow(() -> new ApiErrorException(Errcode.NO_STORE));
    }

    private synchronized Optional<Store> findByOutId(String outId) {
        return stores.values().stream()
                .filter(store -> store.outId().equals(outId))
                .findFirst();
    }
}

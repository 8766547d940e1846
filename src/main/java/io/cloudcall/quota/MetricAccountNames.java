package io.cloudcall.quota;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives accounts the names that they have in metrics. One thread, one use. */
final class MetricAccountNames {
    private final List<AccountMetrics> accounts;
    private final List<String> names = new ArrayList<>();

    private MetricAccountNames(List<AccountMetrics> accounts) {
        this.accounts = accounts;
        accounts.forEach(account -> names.add(preferredName(account)));
    }

    /**
     * A name for each account, in their order: the alias if it can be one and no other account of the delivery company has it,
     * otherwise the bizId; empty if there is none. Only accounts with the same bizId still share one.
     */
    static List<String> of(List<AccountMetrics> accounts) {
        MetricAccountNames given = new MetricAccountNames(accounts);
        while (given.disambiguate()) {
            // A bizId may be the alias of yet another account.
        }
        return given.names;
    }

    private static String preferredName(AccountMetrics account) {
        if (MetricDimension.encode(account.deliveryId()).isEmpty()) {
            return "";
        }
        return MetricDimension.isValid(account.alias()) ? account.alias() : fallbackName(account);
    }

    private static String fallbackName(AccountMetrics account) {
        String bizId = MetricDimension.encode(account.bizId());
        return bizId.isEmpty() ? MetricDimension.encode(account.alias()) : bizId;
    }

    /** Gives those that share a name their second. Whether that changed any. */
    private boolean disambiguate() {
        Map<List<String>, Integer> uses = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            uses.merge(key(i), 1, Integer::sum);
        }
        boolean changes = false;
        for (int i = 0; i < names.size(); i++) {
            String second = fallbackName(accounts.get(i));
            if (uses.getOrDefault(key(i), 0) > 1
                    && !names.get(i).isEmpty()
                    && !names.get(i).equals(second)) {
                names.set(i, second);
                changes = true;
            }
        }
        return changes;
    }

    private List<String> key(int i) {
        return List.of(accounts.get(i).deliveryId(), names.get(i));
    }
}

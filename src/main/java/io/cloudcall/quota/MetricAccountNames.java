package io.cloudcall.quota;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rule that gives accounts their names in metrics. Stateless. */
final class MetricAccountNames {
    private MetricAccountNames() {}

    /**
     * Returns the accounts in their order, each with a name: the alias if it can be one and no other account of the
     * delivery company has it, otherwise the bizId; empty if there is none. Only accounts with the same bizId still
     * share one.
     */
    static List<NamedAccount> assign(List<AccountMetrics> accounts) {
        List<NamedAccount> assigned = accounts.stream()
                .map(account -> new NamedAccount(account, preferredName(account)))
                .toList();
        List<NamedAccount> previous;
        do {
            // Once more after each change, as a bizId may be the alias of yet another account.
            previous = assigned;
            assigned = disambiguate(previous);
        } while (!assigned.equals(previous));
        return assigned;
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

    /** Returns the accounts, with the fallback name where several share a name. */
    private static List<NamedAccount> disambiguate(List<NamedAccount> assigned) {
        Map<List<String>, Long> uses =
                assigned.stream().collect(Collectors.groupingBy(MetricAccountNames::metricKey, Collectors.counting()));
        return assigned.stream()
                .map(account -> account.hasName() && uses.getOrDefault(metricKey(account), 0L) > 1
                        ? account.withName(fallbackName(account.account()))
                        : account)
                .toList();
    }

    /** Returns the dimensions that must be unique: a name may occur once for each delivery company. */
    private static List<String> metricKey(NamedAccount account) {
        return List.of(account.account().deliveryId(), account.name());
    }
}

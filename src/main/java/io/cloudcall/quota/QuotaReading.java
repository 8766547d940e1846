package io.cloudcall.quota;

import io.cloudcall.call.CallResult;
import io.cloudcall.logistics.AccountList;
import java.util.List;
import java.util.Optional;

/**
 * A reading of one app's accounts.
 *
 * @param appId the AppID; empty if there is one app only
 * @param accounts the accounts, each with its name; empty if WeChat sent none
 * @param warnings the problems of the response; empty for an error, which is logged as such
 */
record QuotaReading(String appId, Optional<List<NamedAccount>> accounts, List<String> warnings) {
    private static final String NO_LIST =
            "The quota watch found no list of accounts in WeChat's response: look for a proxy that responds in its"
                    + " place.";

    /** Makes a reading of a result of logistics.getAllAccount. */
    static QuotaReading of(String appId, CallResult result) {
        if (result.isError()) {
            return new QuotaReading(appId, Optional.empty(), List.of());
        }
        Optional<List<NamedAccount>> accounts = parse(result.json()).map(MetricAccountNames::assign);
        return accounts.isPresent()
                ? new QuotaReading(appId, accounts.map(list -> ofApp(appId, list)), List.of())
                : new QuotaReading(appId, accounts, List.of(QuotaWarning.forApp(appId, NO_LIST)));
    }

    private static List<NamedAccount> ofApp(String appId, List<NamedAccount> accounts) {
        return appId.isEmpty()
                ? accounts
                : accounts.stream().map(account -> account.ofApp(appId)).toList();
    }

    private static Optional<List<AccountMetrics>> parse(String json) {
        try {
            return Optional.of(AccountList.fromJson(json).list().stream()
                    .map(AccountMetrics::new)
                    .toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean succeeded() {
        return accounts.isPresent();
    }
}

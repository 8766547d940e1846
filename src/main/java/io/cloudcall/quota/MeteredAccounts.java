package io.cloudcall.quota;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The accounts that have metrics of their own. CloudWatch bills each metric, so there is a ceiling, below which the
 * accounts with the lowest quotas are. Immutable.
 *
 * @param accounts the accounts, in WeChat's order, or by urgency if there are more than the ceiling
 * @param candidates the number of accounts that have a name and a value for metrics
 */
record MeteredAccounts(List<NamedAccount> accounts, int candidates) {
    /**
     * The ceiling: the time series that a <a
     * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-limits.html">
     * Metrics Insights query</a> returns at most, so that the alarm of the template covers each account.
     */
    static final int MAX_ACCOUNTS = 500;

    private static final Comparator<NamedAccount> BY_URGENCY = Comparator.comparingLong(MeteredAccounts::quotaOrMax)
            .thenComparing(named -> !named.account().needsAttention());

    static MeteredAccounts select(List<NamedAccount> accounts) {
        List<NamedAccount> candidates = accounts.stream()
                .filter(named -> named.hasName() && named.account().hasMetric())
                .toList();
        List<NamedAccount> selected = candidates.size() <= MAX_ACCOUNTS
                ? candidates
                : candidates.stream().sorted(BY_URGENCY).limit(MAX_ACCOUNTS).toList();
        return new MeteredAccounts(selected, candidates.size());
    }

    private static long quotaOrMax(NamedAccount named) {
        return Objects.requireNonNullElse(named.account().quota(), Long.MAX_VALUE);
    }

    /** Returns the warning about accounts beyond the ceiling, or an empty string if there are none. */
    String warning() {
        return candidates <= MAX_ACCOUNTS
                ? ""
                : "The quota watch has metrics of " + MAX_ACCOUNTS + " of " + candidates
                        + " accounts, those with the lowest quotas, since CloudWatch bills each:"
                        + " LowestQuota, TroubledAccounts and Accounts count all.";
    }
}

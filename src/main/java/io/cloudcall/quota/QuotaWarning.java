package io.cloudcall.quota;

import java.util.ArrayList;
import java.util.List;

/** The text of a warning about an account. */
final class QuotaWarning {
    /** The length in characters of a field of WeChat's in a warning. */
    private static final int MAX_FIELD_LENGTH = 100;

    private QuotaWarning() {}

    /**
     * Returns the warning in one line, or an empty string if the account needs none.
     *
     * @param lowQuota the number of remaining waybills below which an account gets a warning
     */
    static String describe(NamedAccount named, long lowQuota) {
        AccountMetrics account = named.account();
        List<String> reasons = new ArrayList<>();
        Long quota = account.quota();
        if (quota != null && quota < lowQuota) {
            reasons.add("waybills left: " + quota + ", fewer than " + lowQuota);
        }
        if (account.needsAttention()) {
            reasons.add("status " + truncate(account.statusText()) + statusName(account.statusText()));
        }
        account.fieldsWithoutMetric()
                .forEach((name, json) -> reasons.add("no metric can tell " + name + " " + truncate(json)));
        if (!named.hasName()) {
            reasons.add("no metric can tell of it, for want of a deliveryId, or of an alias or bizId that fits");
        }
        return reasons.isEmpty()
                ? ""
                : forApp(named.appId(), "Account " + name(account) + ": " + String.join("; ", reasons));
    }

    /** Returns a warning that concerns one of several apps, or the only one if the AppID is empty. */
    static String forApp(String appId, String warning) {
        return appId.isEmpty() ? warning : appId + ": " + warning;
    }

    private static String name(AccountMetrics account) {
        String alias = account.alias().isEmpty() ? "" : " " + truncate(account.alias());
        return truncate(account.deliveryId()) + alias + " (bizId " + truncate(account.bizId()) + ")";
    }

    private static String statusName(String status) {
        return switch (status) {
            case "1" -> " (in review)";
            case "2" -> " (failed)";
            case "3" -> " (unbound)";
            default -> "";
        };
    }

    /** Returns {@code text} in one line of limited length. */
    static String truncate(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_FIELD_LENGTH ? line : line.substring(0, MAX_FIELD_LENGTH) + "…";
    }
}

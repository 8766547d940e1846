package io.cloudcall.quota;

import java.util.ArrayList;
import java.util.List;

/** The line for people about an account that needs one. */
final class QuotaWarning {
    /** In characters, of whatever WeChat sent. */
    private static final int MAX_LENGTH = 100;

    private QuotaWarning() {}

    /**
     * The line, or an empty text.
     *
     * @param lowQuota fewer waybills than this are worth a warning
     * @param isNamed whether metrics have a name for it
     */
    static String describe(AccountMetrics account, long lowQuota, boolean isNamed) {
        List<String> reasons = new ArrayList<>();
        Long quota = account.quota();
        if (quota != null && quota < lowQuota) {
            reasons.add("waybills left: " + quota + ", fewer than " + lowQuota);
        }
        if (account.isTroubled()) {
            reasons.add("status " + truncate(account.statusText()) + statusName(account.statusText()));
        }
        account.unusable().forEach((name, json) -> reasons.add("no metric can tell " + name + " " + truncate(json)));
        if (!isNamed) {
            reasons.add("no metric can tell of it, for want of a deliveryId, or of an alias or bizId that fits");
        }
        return reasons.isEmpty() ? "" : "Account " + name(account) + ": " + String.join("; ", reasons);
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

    /** Short, and in one line. */
    static String truncate(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}

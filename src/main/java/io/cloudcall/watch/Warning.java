package io.cloudcall.watch;

import java.util.ArrayList;
import java.util.List;

/** The line for people about an account that needs one. */
final class Warning {
    /** In characters, of whatever WeChat sent. */
    private static final int LONGEST = 100;

    private Warning() {}

    /**
     * The line, or an empty text.
     *
     * @param lowQuota fewer waybills than this are worth a warning
     * @param isNamed whether metrics have a name for it
     */
    static String about(AccountMetrics account, long lowQuota, boolean isNamed) {
        List<String> reasons = new ArrayList<>();
        Long quota = account.quota();
        if (quota != null && quota < lowQuota) {
            reasons.add("waybills left: " + quota + ", fewer than " + lowQuota);
        }
        if (account.isTroubled()) {
            reasons.add("status " + cut(account.statusText()) + meaning(account.statusText()));
        }
        account.unusable().forEach((name, json) -> reasons.add("no metric can tell " + name + " " + cut(json)));
        if (!isNamed) {
            reasons.add("no metric can tell of it, for want of a deliveryId, or of an alias or bizId that fits");
        }
        return reasons.isEmpty() ? "" : "Account " + name(account) + ": " + String.join("; ", reasons);
    }

    private static String name(AccountMetrics account) {
        String alias = account.alias().isEmpty() ? "" : " " + cut(account.alias());
        return cut(account.deliveryId()) + alias + " (bizId " + cut(account.bizId()) + ")";
    }

    private static String meaning(String status) {
        return switch (status) {
            case "1" -> " (in review)";
            case "2" -> " (failed)";
            case "3" -> " (unbound)";
            default -> "";
        };
    }

    /** Short, and in one line. */
    static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}

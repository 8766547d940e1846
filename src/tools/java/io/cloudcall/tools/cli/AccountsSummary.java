package io.cloudcall.tools.cli;

import java.util.List;

/** The last line of the table of accounts. */
record AccountsSummary(Messages messages, List<AppAccounts> apps, long low) {

    String text() {
        List<AccountRow> rows =
                apps.stream().flatMap(app -> app.rows().stream()).toList();
        String none = apps.size() == 1 ? "accounts.none" : "accounts.none-of-apps";
        return (rows.isEmpty() ? messages.get(none) : counts(rows)) + unreadable() + failures();
    }

    private String counts(List<AccountRow> rows) {
        long lows = rows.stream().filter(row -> row.isLow(low)).count();
        long read = apps.size() - countFailures();
        String accounts = messages.count("accounts.number", rows.size());
        String number = apps.size() == 1
                ? accounts
                : messages.get("accounts.number-of-apps", accounts, messages.count("accounts.apps", read));
        return lows == 0
                ? messages.get("accounts.none-low", number, low)
                : messages.get("accounts.low", number, lows, low);
    }

    private String unreadable() {
        return apps.stream().anyMatch(AppAccounts::hasUnreadable) ? messages.get("accounts.unreadable") : "";
    }

    private String failures() {
        long failures = countFailures();
        return failures == 0 ? "" : messages.get("accounts.failed", messages.count("accounts.apps", failures));
    }

    private long countFailures() {
        return apps.stream().filter(AppAccounts::isError).count();
    }
}

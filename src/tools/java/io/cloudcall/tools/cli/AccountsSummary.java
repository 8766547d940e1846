package io.cloudcall.tools.cli;

import java.util.List;

/** The last line of the table of accounts. */
record AccountsSummary(List<AppAccounts> apps, long low) {

    String text() {
        List<AccountRow> rows =
                apps.stream().flatMap(app -> app.rows().stream()).toList();
        String counts = rows.isEmpty() ? "No account is bound" + (apps.size() == 1 ? "." : "") : counts(rows);
        return counts + unreadable() + failures();
    }

    private String counts(List<AccountRow> rows) {
        long lows = rows.stream().filter(row -> row.isLow(low)).count();
        long read = apps.size() - countFailures();
        return count(rows.size(), "account")
                + (apps.size() == 1 ? "" : " of " + count(read, "app"))
                + ", " + (lows == 0 ? "none" : lows + " (!)") + " with fewer than " + low + " waybills left";
    }

    private String unreadable() {
        return apps.stream().anyMatch(AppAccounts::hasUnreadable) ? "; --json shows what else is in the list" : "";
    }

    private String failures() {
        return countFailures() == 0 ? "" : "; " + count(countFailures(), "app") + " could not be read";
    }

    private long countFailures() {
        return apps.stream().filter(AppAccounts::isError).count();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

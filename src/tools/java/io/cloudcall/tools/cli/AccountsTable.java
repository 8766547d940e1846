package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.DisplayWidth;
import io.cloudcall.tools.cli.terminal.Style;
import io.cloudcall.tools.cli.terminal.StyledLine;
import io.cloudcall.tools.cli.terminal.StyledLine.StyledSpan;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The table of accounts, as styled lines. Aliases are truncated on narrow terminals. */
final class AccountsTable {
    private static final String GAP = "  ";
    private static final String APP_ID = "appid";
    private static final int MIN_ALIAS_WIDTH = 8;
    private static final int DATE_WIDTH = 10;

    /** The width of the mark of a low number, a blank and a bar. */
    private static final int AFTER_NUMBER_WIDTH = 12;

    private final Messages messages;
    private final List<AppAccounts> apps;
    private final List<AccountRow> rows;

    private final ZonedDateTime now;
    private final long low;
    private final int columns;
    private final int appIds;
    private final int ids;
    private final int carriers;
    private final int statuses;
    private final int numbers;
    private final int aliases;

    /** The quota of a full bar: the largest, and at least the threshold, so that a low quota never fills it. */
    private final BigDecimal fullBar;

    private AccountsTable(Messages messages, List<AppAccounts> apps, ZonedDateTime now, long low, int columns) {
        this.messages = messages;
        this.apps = apps;
        rows = apps.stream().flatMap(app -> app.rows().stream()).toList();
        this.now = now;
        this.low = low;
        this.columns = columns;
        appIds = isOfSeveral() ? maxAppIdWidth() : 0;
        ids = maxWidth(row -> DisplayWidth.width(row.carrierId()), 0);
        carriers = maxWidth(row -> ids + 1 + DisplayWidth.width(row.carrierName()), headWidth("accounts.company"));
        statuses = maxWidth(row -> DisplayWidth.width(row.status(messages)), headWidth("accounts.status"));
        numbers = maxWidth(row -> row.quota().map(Quota::text).orElse("").length(), 1);
        int otherColumns = inAppColumn("").length()
                + carriers
                + statuses
                + numbers
                + AFTER_NUMBER_WIDTH
                + DATE_WIDTH
                + 4 * GAP.length();
        aliases = Math.min(
                maxWidth(row -> DisplayWidth.width(row.alias()), headWidth("accounts.alias")),
                Math.max(MIN_ALIAS_WIDTH, columns - otherColumns));
        fullBar = rows.stream()
                .flatMap(row -> row.quota().stream())
                .map(Quota::left)
                .reduce(BigDecimal.valueOf(low), BigDecimal::max);
    }

    private int headWidth(String key) {
        return DisplayWidth.width(messages.get(key));
    }

    private int maxWidth(ToIntFunction<AccountRow> width, int min) {
        return Math.max(min, rows.stream().mapToInt(width).max().orElse(0));
    }

    private boolean isOfSeveral() {
        return apps.size() > 1;
    }

    private int maxAppIdWidth() {
        return Math.max(
                APP_ID.length(),
                apps.stream().mapToInt(app -> app.appId().length()).max().orElse(0));
    }

    /** Returns the first column with the gap after it; there is none for one app. */
    private String inAppColumn(String text) {
        return isOfSeveral() ? DisplayWidth.pad(text, appIds) + GAP : "";
    }

    /**
     * Renders the accounts of one app or, with a column for their AppIDs, of several.
     *
     * @param messages the texts of the heads and states
     * @param now the current time, in the user's time zone
     * @param low the threshold below which quotas are marked
     * @param columns the maximum width of a line
     */
    static List<StyledLine> render(
            Messages messages, List<AppAccounts> apps, ZonedDateTime now, long low, int columns) {
        return new AccountsTable(messages, apps, now, low, columns).lines();
    }

    private List<StyledLine> lines() {
        List<StyledLine> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.add(head());
        }
        apps.forEach(app -> addLines(lines, app));
        lines.add(StyledLine.of(
                new AccountsSummary(messages, apps, low).text(),
                rows.isEmpty() && !isOfSeveral() ? Style.PLAIN : Style.QUIET));
        return lines.stream().map(line -> line.truncate(columns)).toList();
    }

    private void addLines(List<StyledLine> lines, AppAccounts app) {
        for (AccountRow row : app.rows()) {
            lines.add(line(app, row));
            if (!row.remark().isEmpty()) {
                lines.add(StyledLine.of(inAppColumn("") + GAP + "└ " + row.remark(), row.statusStyle()));
            }
        }
        if (isOfSeveral() && app.rows().isEmpty()) {
            lines.add(lineWithoutAccounts(app));
        }
    }

    /** Returns the line of an app among several that is to be seen although it has no accounts. */
    private StyledLine lineWithoutAccounts(AppAccounts app) {
        return new StyledLine(List.of(
                new StyledSpan(inAppColumn(app.appId()), Style.PLAIN),
                app.isError()
                        ? new StyledSpan(
                                messages.get(
                                        "accounts.not-read",
                                        ControlCharacters.replace(app.response().errorCode())),
                                Style.BAD)
                        : new StyledSpan(messages.get("accounts.app-without"), Style.QUIET)));
    }

    private StyledLine head() {
        String quota = DisplayWidth.pad(messages.get("accounts.quota"), numbers + AFTER_NUMBER_WIDTH);
        return StyledLine.of(
                String.join(
                        GAP,
                        inAppColumn(APP_ID) + DisplayWidth.pad(messages.get("accounts.company"), carriers),
                        DisplayWidth.pad(messages.get("accounts.alias"), aliases),
                        DisplayWidth.pad(messages.get("accounts.status"), statuses),
                        quota,
                        messages.get("accounts.updated")),
                Style.STRONG);
    }

    private StyledLine line(AppAccounts app, AccountRow row) {
        List<StyledSpan> spans = new ArrayList<>();
        String company = DisplayWidth.pad(row.carrierId(), ids) + " " + row.carrierName();
        String alias = DisplayWidth.truncate(row.alias(), aliases);
        spans.add(new StyledSpan(
                inAppColumn(app.appId())
                        + DisplayWidth.pad(company, carriers)
                        + GAP
                        + DisplayWidth.pad(alias, aliases)
                        + GAP,
                Style.PLAIN));
        spans.add(new StyledSpan(DisplayWidth.pad(row.status(messages), statuses), row.statusStyle()));
        spans.add(new StyledSpan(GAP + DisplayWidth.pad(quota(row), numbers + AFTER_NUMBER_WIDTH), quotaStyle(row)));
        spans.add(new StyledSpan(GAP + row.formatUpdateTime(now), Style.QUIET));
        return new StyledLine(spans);
    }

    private String quota(AccountRow row) {
        Optional<Quota> quota = row.quota();
        String number = quota.map(Quota::text).orElse(AccountRow.NONE);
        String right = " ".repeat(numbers - number.length()) + number;
        return quota.map(value -> right + (row.isLow(low) ? "! " : "  ") + value.bar(fullBar))
                .orElse(right);
    }

    private Style quotaStyle(AccountRow row) {
        return row.isLow(low) ? Style.BAD : Style.PLAIN;
    }
}

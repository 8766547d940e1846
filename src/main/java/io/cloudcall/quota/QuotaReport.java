package io.cloudcall.quota;

import io.cloudcall.call.CallResult;
import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.telemetry.EmfDocument;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report of one reading by the quota watch: metrics, listed in docs/OPERATIONS.md, and warnings as text. Immutable.
 */
public final class QuotaReport {
    /** The report of a reading without a response. */
    public static final QuotaReport FAILED = failure(List.of());

    private static final String COUNT = "Count";

    private final boolean succeeded;
    private final List<NamedAccount> accounts;
    private final List<NamedAccount> metered;
    private final List<String> warnings;

    private QuotaReport(
            boolean succeeded, List<NamedAccount> accounts, List<NamedAccount> metered, List<String> warnings) {
        this.succeeded = succeeded;
        this.accounts = accounts;
        this.metered = metered;
        this.warnings = warnings;
    }

    private static QuotaReport failure(List<String> warnings) {
        return new QuotaReport(false, List.of(), List.of(), warnings);
    }

    /**
     * Returns the report of a success of logistics.getAllAccount. A result without a list of accounts makes a failed
     * reading with a warning.
     *
     * @param lowQuota the number of remaining waybills below which an account gets a warning
     */
    public static QuotaReport of(CallResult success, long lowQuota) {
        return parseAccounts(success.json())
                .map(accounts -> of(MetricAccountNames.assign(accounts), lowQuota))
                .orElseGet(() -> failure(List.of("The quota watch found no list of accounts in WeChat's answer.")));
    }

    private static Optional<List<AccountMetrics>> parseAccounts(String json) {
        try {
            List<Account> accounts = AccountList.fromJson(json).list();
            return Optional.of(accounts.stream().map(AccountMetrics::new).toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static QuotaReport of(List<NamedAccount> accounts, long lowQuota) {
        MeteredAccounts metered = MeteredAccounts.select(accounts);
        List<String> warnings = Stream.concat(
                        Stream.of(metered.warning()),
                        accounts.stream().map(account -> QuotaWarning.describe(account, lowQuota)))
                .filter(warning -> !warning.isEmpty())
                .toList();
        return new QuotaReport(true, accounts, metered.accounts(), warnings);
    }

    /** Returns whether accounts were read, be it none. */
    public boolean succeeded() {
        return succeeded;
    }

    /** Returns lines of text, one for each account that needs attention. The lines hold what WeChat sent. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Returns the metrics, each document as a log line: one for each account that has a value, up to a ceiling, then
     * one for all accounts together.
     *
     * @param function the function's name
     * @param requestId Lambda's identifier of the invocation
     * @param now the time in milliseconds since 1970
     */
    public Stream<byte[]> toEmfDocuments(String function, String requestId, long now) {
        EmfDocument total = totalMetrics(new EmfDocument(function, requestId, succeeded, now));
        Stream<EmfDocument> each = metered.stream()
                .map(account -> accountMetrics(new EmfDocument(function, requestId, true, now), account, now));
        return Stream.concat(each, Stream.of(total)).map(EmfDocument::toBytes);
    }

    /** Adds the original names as properties too, since dimensions are ASCII. */
    private static EmfDocument accountMetrics(EmfDocument document, NamedAccount named, long now) {
        AccountMetrics account = named.account();
        return document.dimension("DeliveryId", MetricDimension.encode(account.deliveryId()))
                .dimension("Account", named.name())
                .property("alias", QuotaWarning.truncate(account.alias()))
                .property("bizId", QuotaWarning.truncate(account.bizId()))
                .metric("AccountQuota", COUNT, account.quota())
                .metric("AccountStatus", "None", account.status())
                .metric("AccountAge", "Seconds", account.ageSeconds(now));
    }

    private EmfDocument totalMetrics(EmfDocument document) {
        document.metric("QuotaReadings", COUNT, succeeded ? 1L : 0L);
        return succeeded
                ? document.metric("Accounts", COUNT, (long) accounts.size())
                        .metric("TroubledAccounts", COUNT, countNeedingAttention())
                        .metric("LowestQuota", COUNT, lowestQuota())
                : document;
    }

    private long countNeedingAttention() {
        return accounts.stream()
                .filter(named -> named.account().needsAttention())
                .count();
    }

    private @Nullable Long lowestQuota() {
        return accounts.stream()
                .map(named -> named.account().quota())
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }
}

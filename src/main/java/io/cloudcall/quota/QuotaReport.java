package io.cloudcall.quota;

import io.cloudcall.call.CallResult;
import io.cloudcall.json.JsonArray;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.telemetry.EmfDocument;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one reading of the quota watch is told as: metrics, by docs/OPERATIONS.md, and lines for people. Immutable. */
public final class QuotaReport {
    /** There was no answer to read. */
    public static final QuotaReport FAILED = failure(List.of());

    private static final String COUNT = "Count";

    private final boolean succeeded;
    private final List<AccountMetrics> accounts;
    private final List<String> names;
    private final List<String> warnings;

    private QuotaReport(boolean succeeded, List<AccountMetrics> accounts, List<String> names, List<String> warnings) {
        this.succeeded = succeeded;
        this.accounts = accounts;
        this.names = names;
        this.warnings = warnings;
    }

    private static QuotaReport failure(List<String> warnings) {
        return new QuotaReport(false, List.of(), List.of(), warnings);
    }

    /**
     * Reads a success of logistics.getAllAccount.
     *
     * @param lowQuota fewer waybills than this are worth a warning
     */
    public static QuotaReport of(CallResult success, long lowQuota) {
        return accounts(success)
                .map(accounts -> of(accounts, MetricAccountNames.of(accounts), lowQuota))
                .orElseGet(() -> failure(List.of("The quota watch found no list of accounts in WeChat's answer.")));
    }

    /** Empty if the result is no list of accounts, such as the page of a proxy, which wx-server-sdk takes for a success. */
    private static Optional<List<AccountMetrics>> accounts(CallResult success) {
        AccountList accounts = AccountList.of(success.parseFields());
        return success.parseFields().get("list") instanceof JsonArray || isEmptyList(accounts)
                ? Optional.of(accounts.list().stream().map(AccountMetrics::new).toList())
                : Optional.empty();
    }

    /** WeChat may leave the list out, or send null, where there are no accounts. */
    private static boolean isEmptyList(AccountList accounts) {
        return accounts.additionalFields().isEmpty() && (accounts.count() == null || accounts.count() == 0);
    }

    private static QuotaReport of(List<AccountMetrics> accounts, List<String> names, long lowQuota) {
        List<String> warnings = IntStream.range(0, names.size())
                .mapToObj(i -> QuotaWarning.describe(
                        accounts.get(i), lowQuota, !names.get(i).isEmpty()))
                .filter(line -> !line.isEmpty())
                .toList();
        return new QuotaReport(true, accounts, names, warnings);
    }

    /** Whether accounts were read, be it none. */
    public boolean succeeded() {
        return succeeded;
    }

    /** Lines of text for people, one for each account that needs a look; they hold what WeChat sent. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The metrics: a document for each account that has a value, then one for all of them together.
     *
     * @param function the function's name
     * @param requestId Lambda's
     * @param now in milliseconds since 1970
     */
    public Stream<byte[]> toEmfDocuments(String function, String requestId, long now) {
        EmfDocument total = totalMetrics(new EmfDocument(function, requestId, succeeded, now));
        Stream<EmfDocument> each = IntStream.range(0, names.size())
                .filter(i -> !names.get(i).isEmpty())
                .mapToObj(i -> accountMetrics(new EmfDocument(function, requestId, true, now), i, now));
        return Stream.concat(each, Stream.of(total))
                .filter(EmfDocument::hasMetrics)
                .map(EmfDocument::toBytes);
    }

    /** With its names as they are too, since those in dimensions are of ASCII. */
    private EmfDocument accountMetrics(EmfDocument document, int i, long now) {
        AccountMetrics account = accounts.get(i);
        return document.dimension("DeliveryId", MetricDimension.encode(account.deliveryId()))
                .dimension("Account", names.get(i))
                .property("alias", QuotaWarning.truncate(account.alias()))
                .property("bizId", QuotaWarning.truncate(account.bizId()))
                .metric("AccountQuota", COUNT, account.quota())
                .metric("AccountStatus", "None", account.status())
                .metric("AccountAge", "Seconds", account.age(now));
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
        return accounts.stream().filter(AccountMetrics::isTroubled).count();
    }

    private @Nullable Long lowestQuota() {
        return accounts.stream()
                .map(AccountMetrics::quota)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }
}

package io.cloudcall.quota;

import io.cloudcall.call.CallResult;
import io.cloudcall.telemetry.EmfDocument;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report of one invocation of the quota watch, which reads the accounts of one app or of several: metrics, listed
 * in docs/OPERATIONS.md, and warnings as text. Immutable.
 */
public final class QuotaReport {
    private static final String COUNT = "Count";

    private final List<QuotaReading> readings;
    private final List<NamedAccount> accounts;
    private final List<NamedAccount> metered;
    private final List<String> warnings;

    private QuotaReport(List<QuotaReading> readings, long lowQuota) {
        this.readings = readings;
        accounts = readings.stream()
                .flatMap(reading -> reading.accounts().stream())
                .flatMap(List::stream)
                .toList();
        MeteredAccounts selected = MeteredAccounts.select(accounts);
        metered = selected.accounts();
        warnings = Stream.of(
                        readings.stream().flatMap(reading -> reading.warnings().stream()),
                        Stream.of(selected.warning()),
                        accounts.stream().map(account -> QuotaWarning.describe(account, lowQuota)))
                .flatMap(Function.identity())
                .filter(warning -> !warning.isEmpty())
                .toList();
    }

    /**
     * Returns the report of a result of logistics.getAllAccount. One without a list of accounts makes a failed reading
     * with a warning.
     *
     * @param lowQuota the number of remaining waybills below which an account gets a warning
     */
    public static QuotaReport of(CallResult result, long lowQuota) {
        return new QuotaReport(List.of(QuotaReading.of("", result)), lowQuota);
    }

    /**
     * Returns the report of several apps' results, whose AppIDs stand before the names of accounts.
     *
     * @param results the results by AppID
     * @param lowQuota the number of remaining waybills below which an account gets a warning
     */
    public static QuotaReport ofApps(SequencedMap<String, CallResult> results, long lowQuota) {
        return new QuotaReport(
                results.entrySet().stream()
                        .map(result -> QuotaReading.of(result.getKey(), result.getValue()))
                        .toList(),
                lowQuota);
    }

    /** Returns whether the accounts of all apps were read, be it none. */
    public boolean succeeded() {
        return readings.stream().allMatch(QuotaReading::succeeded);
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
        EmfDocument total = totalMetrics(new EmfDocument(function, requestId, succeeded(), now));
        Stream<EmfDocument> each = metered.stream()
                .map(account -> accountMetrics(new EmfDocument(function, requestId, true, now), account, now));
        return Stream.concat(each, Stream.of(total)).map(EmfDocument::toBytes);
    }

    /** Adds the original names as properties too, since dimensions are ASCII. */
    private static EmfDocument accountMetrics(EmfDocument document, NamedAccount named, long now) {
        AccountMetrics account = named.account();
        if (!named.appId().isEmpty()) {
            document.property("appId", named.appId());
        }
        return document.dimension("DeliveryId", MetricDimension.encode(account.deliveryId()))
                .dimension("Account", named.name())
                .property("alias", QuotaWarning.truncate(account.alias()))
                .property("bizId", QuotaWarning.truncate(account.bizId()))
                .metric("AccountQuota", COUNT, account.quota())
                .metric("AccountStatus", "None", account.status())
                .metric("AccountAge", "Seconds", account.ageSeconds(now));
    }

    private EmfDocument totalMetrics(EmfDocument document) {
        long succeeded = readings.stream().filter(QuotaReading::succeeded).count();
        document.metric("QuotaReadings", COUNT, succeeded);
        return succeeded > 0
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

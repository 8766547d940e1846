package io.cloudcall.tools.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last good accounts of each app, and the error of an app that had none yet. Not thread-safe. */
final class LastReadings {
    private final Messages messages;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private int round;

    /**
     * The accounts of one app.
     *
     * @param at when they were read; null for an error
     * @param round the number of the round that read them
     */
    private record Reading(AppAccounts accounts, @Nullable Instant at, int round) {}

    LastReadings(Messages messages) {
        this.messages = messages;
    }

    /** Begins another round, after which all accounts are old until they are read again. */
    void beginRound() {
        round++;
    }

    /** Adds what was read of one app; an error does not replace accounts. */
    void add(AppAccounts app, Instant now) {
        Reading last = readings.get(app.appId());
        if (!app.isError()) {
            readings.put(app.appId(), new Reading(app, now, round));
        } else if (last == null || last.at == null) {
            readings.put(app.appId(), new Reading(app, null, round));
        }
    }

    /** Returns what to show of all apps, in the order in which they were added; empty if none has accounts. */
    List<AppAccounts> shown() {
        return readings.values().stream().allMatch(reading -> reading.at == null)
                ? List.of()
                : readings.values().stream().map(Reading::accounts).toList();
    }

    /** Returns a line for each app whose accounts are old. */
    List<String> ages(Instant now) {
        return readings.values().stream()
                .filter(reading -> reading.round < round)
                .map(reading -> age(reading, now))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String age(Reading reading, Instant now) {
        if (reading.at == null) {
            return "";
        }
        String age = format(Duration.between(reading.at, now));
        String appId = reading.accounts.appId();
        return appId.isEmpty() ? messages.get("accounts.age", age) : messages.get("accounts.age-of-app", appId, age);
    }

    private String format(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return messages.get("accounts.seconds", seconds);
        }
        return seconds < 7_200
                ? messages.get("accounts.minutes", seconds / 60)
                : messages.get("accounts.hours", seconds / 3_600);
    }
}

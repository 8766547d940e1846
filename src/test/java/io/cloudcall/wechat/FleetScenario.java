package io.cloudcall.wechat;

import io.cloudcall.wechat.CallRateLimit.Window;
import java.time.Duration;
import java.util.List;

/**
 * The scenario of a fleet.
 *
 * @param instances the number of instances
 * @param startSpan the time over which they start, evenly
 * @param eager whether an instance requests a token while it starts, rather than with its first call, which follows at
 *     once
 * @param callInterval the mean time from one call of an instance to the next; the times are exponentially distributed
 * @param spread whether renewals in the background spread, as they do, or come with the first call of the last minutes
 * @param tokenService whether tokens come from a token service, which itself asks WeChat
 * @param minuteLimit how many token calls WeChat accepts in a minute
 * @param window how WeChat counts the calls of a minute
 * @param duration the time for which calls are made
 * @param weather the failures of WeChat at times
 */
record FleetScenario(
        int instances,
        Duration startSpan,
        boolean eager,
        Duration callInterval,
        boolean spread,
        boolean tokenService,
        int minuteLimit,
        Window window,
        Duration duration,
        List<Weather> weather) {
    /** WeChat's limit of calls of stable_token a minute. */
    static final int MINUTE_LIMIT = 10_000;

    /** Lambda's rate for a function: 1,000 instances in ten seconds. */
    private static final long LAMBDA_MILLIS_PER_START = 10;

    /**
     * A time at which WeChat fails.
     *
     * @param from its beginning, after the first start
     * @param to its end
     * @param kind what WeChat does
     */
    record Weather(Duration from, Duration to, Kind kind) {

        /** The behavior of WeChat. */
        enum Kind {
            /** WeChat is well. */
            FAIR,
            /** No request is answered. */
            SILENT,
            /** No connection is accepted. */
            REFUSED,
            /** All is answered with -1. */
            BUSY,
            /** Token calls are answered with 40125. */
            WRONG_SECRET,
            /** At the beginning the token is revoked. */
            REVOKED,
            /** Likewise, and normal mode returns it until another is forced. */
            REVOKED_YET_RETURNED
        }

        boolean includes(long millis) {
            return millis >= from.toMillis() && millis < to.toMillis();
        }
    }

    /** Returns a deployment of busy instances, each called every three seconds, at Lambda's rate, for four hours. */
    static FleetScenario deployment(int instances) {
        return new FleetScenario(
                instances,
                Duration.ofMillis(LAMBDA_MILLIS_PER_START * instances),
                true,
                Duration.ofSeconds(3),
                true,
                false,
                MINUTE_LIMIT,
                Window.CLOCK_MINUTE,
                Duration.ofHours(4),
                List.of());
    }

    FleetScenario startingWithin(Duration value) {
        return new FleetScenario(
                instances, value, eager, callInterval, spread, tokenService, minuteLimit, window, duration, weather);
    }

    FleetScenario onFirstUse() {
        return new FleetScenario(
                instances,
                startSpan,
                false,
                callInterval,
                spread,
                tokenService,
                minuteLimit,
                window,
                duration,
                weather);
    }

    FleetScenario calledEvery(Duration value) {
        return new FleetScenario(
                instances, startSpan, eager, value, spread, tokenService, minuteLimit, window, duration, weather);
    }

    FleetScenario withoutSpread() {
        return new FleetScenario(
                instances, startSpan, eager, callInterval, false, tokenService, minuteLimit, window, duration, weather);
    }

    FleetScenario withTokenService() {
        return new FleetScenario(
                instances, startSpan, eager, callInterval, spread, true, minuteLimit, window, duration, weather);
    }

    FleetScenario limitedTo(int limit, Window value) {
        return new FleetScenario(
                instances, startSpan, eager, callInterval, spread, tokenService, limit, value, duration, weather);
    }

    FleetScenario lasting(Duration value) {
        return new FleetScenario(
                instances, startSpan, eager, callInterval, spread, tokenService, minuteLimit, window, value, weather);
    }

    FleetScenario with(Weather... value) {
        return new FleetScenario(
                instances,
                startSpan,
                eager,
                callInterval,
                spread,
                tokenService,
                minuteLimit,
                window,
                duration,
                List.of(value));
    }
}

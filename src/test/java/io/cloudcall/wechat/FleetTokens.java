package io.cloudcall.wechat;

import io.cloudcall.http.TransportResponse;
import io.cloudcall.wechat.CallRateLimit.Window;
import java.util.HashMap;
import java.util.Map;

/**
 * The tokens of WeChat's stable_token and its limits: 10,000 calls a minute, 500,000 a day, 20 forced renewals a day
 * and 30 s between them. The limits' errors are those of the sandbox. Not thread-safe.
 */
final class FleetTokens {
    private static final int DAY_LIMIT = 500_000;
    private static final int FORCED_DAY_LIMIT = 20;
    private static final long FORCED_INTERVAL_MILLIS = 30_000;
    private static final long LIFETIME_MILLIS = 7_200_000;
    private static final long RENEWAL_WINDOW_MILLIS = 300_000;

    private static final long MARGIN_MILLIS = 60_000;

    private final CallRateLimit minuteLimit;
    private final FleetFigures figures;
    private final Map<String, Long> ends = new HashMap<>();
    private String latest = "";
    private long latestEnd;
    private int issued;
    private int callsOfDay;
    private int forced;
    private long nextForced;

    FleetTokens(int minuteLimit, Window window, FleetFigures figures) {
        this.minuteLimit = new CallRateLimit(minuteLimit, window);
        this.figures = figures;
    }

    /** Returns the answer to a call in normal mode. */
    TransportResponse getOrIssue(long now) {
        int refusal = refusal(now);
        if (refusal != 0) {
            return refuse(now, refusal);
        }
        return isAboutToEnd(now) ? issue(now) : answer(now);
    }

    /** Returns the answer of a token service, which asks WeChat only when the token is about to end. */
    TransportResponse share(long now) {
        if (!isAboutToEnd(now)) {
            return answer(now);
        }
        figures.countTokenCall(now, false);
        return getOrIssue(now);
    }

    private boolean isAboutToEnd(long now) {
        return now >= latestEnd - RENEWAL_WINDOW_MILLIS;
    }

    TransportResponse forceRefresh(long now) {
        int refusal = refusal(now);
        if (refusal == 0 && now < nextForced) {
            refusal = 45011;
        } else if (refusal == 0 && forced == FORCED_DAY_LIMIT) {
            refusal = 45009;
        }
        if (refusal != 0) {
            return refuse(now, refusal);
        }
        forced++;
        nextForced = now + FORCED_INTERVAL_MILLIS;
        ends.put(latest, now);
        return issue(now);
    }

    /**
     * Revokes the token.
     *
     * @param replaced whether normal mode issues another from now on
     */
    void revoke(boolean replaced) {
        ends.put(latest, 0L);
        if (replaced) {
            latestEnd = 0;
        }
    }

    boolean isValid(String token, long now) {
        return now < ends.getOrDefault(token, 0L);
    }

    /** Returns for how long from now the token is neither new nor about to end. */
    long quietMillis(long now) {
        boolean isNew = now < latestEnd - LIFETIME_MILLIS + RENEWAL_WINDOW_MILLIS + MARGIN_MILLIS;
        return isNew ? 0 : Math.max(0, latestEnd - RENEWAL_WINDOW_MILLIS - MARGIN_MILLIS - now);
    }

    private int refusal(long now) {
        if (!minuteLimit.tryAcquire(now)) {
            return 45011;
        }
        return ++callsOfDay > DAY_LIMIT ? 45009 : 0;
    }

    private TransportResponse refuse(long now, int code) {
        figures.countRefusedTokenCall(now);
        return FleetWeChat.error(code);
    }

    private TransportResponse issue(long now) {
        latest = "token-of-the-simulation-" + ++issued;
        latestEnd = now + LIFETIME_MILLIS;
        ends.put(latest, latestEnd);
        return answer(now);
    }

    private TransportResponse answer(long now) {
        long seconds = (latestEnd - now) / 1_000;
        return FleetWeChat.json("{\"access_token\":\"" + latest + "\",\"expires_in\":" + seconds + "}");
    }
}

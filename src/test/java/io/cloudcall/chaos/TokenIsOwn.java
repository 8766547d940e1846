package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * No access token is sent for another app than the one that WeChat issued it for: each request carries the mark of its
 * invocation, which names the app.
 */
final class TokenIsOwn {
    private TokenIsOwn() {}

    static Stream<String> violations(ScenarioLog log) {
        return violations(log.requests(), log.config().chaosApps(), log.issuedFor());
    }

    static Stream<String> violations(
            List<ReceivedRequest> requests, ChaosApps apps, Function<String, @Nullable String> issuedFor) {
        return requests.stream().flatMap(request -> violation(request, apps, issuedFor));
    }

    private static Stream<String> violation(
            ReceivedRequest request, ChaosApps apps, Function<String, @Nullable String> issuedFor) {
        OptionalInt mark = ChaosSandbox.markOf(request);
        String token = request.queryParameter("access_token");
        if (mark.isEmpty() || token == null || token.equals(FaultCatalog.FALSE_TOKEN)) {
            return Stream.empty();
        }
        String own = apps.idOf(mark.getAsInt());
        String actual = issuedFor.apply(token);
        return own.equals(actual)
                ? Stream.empty()
                : Stream.of("invocation " + mark.getAsInt() + " for " + own + " sent a token of " + actual);
    }
}

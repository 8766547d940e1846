package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * No access token is sent for another app than the one that WeChat issued it for, and no signature in the name of
 * another: each request carries the mark of its invocation, which names the app.
 */
final class TokenIsOwn {
    private TokenIsOwn() {}

    static Stream<String> violations(ScenarioLog log) {
        return violations(log.requests(), log.config().chaosApps(), log.ledger());
    }

    static Stream<String> violations(List<ReceivedRequest> requests, ChaosApps apps, AppLedger ledger) {
        return requests.stream().flatMap(request -> {
            OptionalInt mark = ledger.marks().of(request);
            return mark.isPresent()
                    ? violations(mark.getAsInt(), apps.idOf(mark.getAsInt()), request, ledger)
                    : Stream.empty();
        });
    }

    private static Stream<String> violations(int invocation, String own, ReceivedRequest request, AppLedger ledger) {
        String token = request.queryParameter("access_token");
        String signer = request.header("Wechatmp-Appid");
        Stream<String> ofToken = token == null || token.equals(FaultCatalog.FALSE_TOKEN)
                ? Stream.empty()
                : violation("a token", String.valueOf(ledger.issuedFor().apply(token)), invocation, own);
        Stream<String> ofSignature =
                signer == null ? Stream.empty() : violation("a signature", signer, invocation, own);
        return Stream.concat(ofToken, ofSignature);
    }

    private static Stream<String> violation(String what, String actual, int invocation, String own) {
        return own.equals(actual)
                ? Stream.empty()
                : Stream.of("invocation " + invocation + " for " + own + " sent " + what + " of " + actual);
    }
}

package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A signed call succeeds by the order that the sandbox signed, and by nothing else: not by a response in clear, nor by
 * one that was tampered with.
 */
final class VerifiesResponses {
    private VerifiesResponses() {}

    static Stream<String> violations(ScenarioLog log) {
        if (!log.config().signed()) {
            return Stream.empty();
        }
        Map<Integer, ReceivedRequest> last = lastRequests(log);
        // Only one of several equal requests may have got the tampered response.
        Set<ReceivedRequest> tampered = Collections.newSetFromMap(new IdentityHashMap<>());
        tampered.addAll(log.tampered());
        return log.all()
                .filter(invocation -> invocation.result().endsWith(ExpectedResults.OK))
                .filter(invocation ->
                        !log.orders().isNormal(invocation) || tampered.contains(last.get(invocation.number())))
                .map(ChaosInvocation::toString);
    }

    private static Map<Integer, ReceivedRequest> lastRequests(ScenarioLog log) {
        Map<Integer, ReceivedRequest> last = new HashMap<>();
        for (ReceivedRequest request : log.requests()) {
            OptionalInt mark = log.ledger().marks().of(request);
            if (mark.isPresent()) {
                last.put(mark.getAsInt(), request);
            }
        }
        return last;
    }
}

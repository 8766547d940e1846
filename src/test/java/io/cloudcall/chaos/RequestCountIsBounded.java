package io.cloudcall.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * An invocation sends few API requests: the first, one with another token, two because WeChat was busy; and each of them once more if
 * its connection was closed before any of its answer came, since that attempt then was none.
 */
final class RequestCountIsBounded implements Invariant.OfEach {
    private static final int MOST = (1 + 1 + 2) * 2;

    /** As many as the sandbox remembers; more would be no evidence. */
    private static final int MOST_OF_ALL = 10_000;

    @Override
    public boolean isBroken(ChaosInvocation invocation, ScenarioLog evidence) {
        return evidence.requestsOf(invocation).size() > MOST;
    }

    @Override
    public Stream<Violation> violations(ScenarioLog evidence) {
        int all = evidence.requests().values().stream().mapToInt(List::size).sum();
        Stream<Violation> tooMany = Stream.of(all)
                .filter(n -> n >= MOST_OF_ALL)
                .map(n -> new Violation("SendsFewRequests", "more requests than the sandbox remembers"));
        return Stream.concat(tooMany, Invariant.OfEach.super.violations(evidence));
    }
}

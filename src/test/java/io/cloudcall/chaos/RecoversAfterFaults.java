package io.cloudcall.chaos;

import java.util.stream.Stream;

/** When a storm is over, connections fall to those in use, calls succeed again, and idle and closed functions hold none. */
final class RecoversAfterFaults implements Invariant {
    /**
     * Beside one for each thread: a renewal of the token takes one in the background, and each jump of the clock while it is under
     * way lets another be started, since the first counts as lost.
     */
    private static final int MORE_THAN_THREADS = 4;

    /** A background renewal of the token takes one besides the call's. */
    private static final int CONNECTIONS_OF_ONE_THREAD = 2;

    @Override
    public Stream<Violation> violations(ScenarioLog evidence) {
        PostConditions aftermath = evidence.aftermath();
        return Stream.of(
                        expect(
                                aftermath.connections() <= mostConnections(evidence.settings()),
                                aftermath.connections() + " connections are open after the storm"),
                        expect(
                                aftermath.first().result().equals(evidence.normal()),
                                "after the storm: " + FailureReport.of(aftermath.first(), evidence)),
                        expect(
                                aftermath.second().result().equals(evidence.normal()),
                                "later: " + FailureReport.of(aftermath.second(), evidence)),
                        expect(
                                aftermath.connectionsLater() <= CONNECTIONS_OF_ONE_THREAD,
                                aftermath.connectionsLater() + " connections are open after a rest"),
                        expect(
                                aftermath.connectionsClosed() == 0,
                                aftermath.connectionsClosed() + " connections outlive the function"))
                .flatMap(found -> found);
    }

    static int mostConnections(ScenarioConfig settings) {
        return settings.threads() + MORE_THAN_THREADS;
    }

    private static Stream<Violation> expect(boolean kept, String what) {
        return kept ? Stream.empty() : Stream.of(new Violation("Recovers", what));
    }
}

package io.cloudcall.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a storm is over, connections fall to those in use, calls of each app succeed again, and a function that is idle
 * or closed holds no connection.
 */
final class RecoversAfterFaults {
    /** A background renewal of the token takes one besides the call's. */
    static final int MAX_CONNECTIONS_OF_ONE_THREAD = 2;

    /**
     * Besides one for each thread and app: a renewal of an app's token takes one in the background, and each jump of
     * the clock while it is in flight lets another start, since the first counts as lost.
     */
    private static final int MAX_MORE_CONNECTIONS = 3;

    private RecoversAfterFaults() {}

    /**
     * The state after a storm.
     *
     * @param connections how many connections were still open once the last requests had timed out
     * @param invocations some for all apps after a rest of some hours
     * @param connectionsAtRest how many connections were open then
     * @param connectionsClosed how many were open after the function was closed
     */
    record Aftermath(
            int connections, List<ChaosInvocation> invocations, int connectionsAtRest, int connectionsClosed) {}

    static Stream<String> violations(ScenarioLog log) {
        Aftermath aftermath = log.aftermath();
        Stream<String> failures = aftermath.invocations().stream()
                .filter(invocation -> !log.orders().isNormal(invocation))
                .map(invocation -> "after the storm: " + invocation);
        return Stream.of(
                        failures,
                        violation(
                                aftermath.connections() > maxConnections(log.config()),
                                aftermath.connections() + " connections are open after the storm"),
                        violation(
                                aftermath.connectionsAtRest() > MAX_CONNECTIONS_OF_ONE_THREAD,
                                aftermath.connectionsAtRest() + " connections are open after a rest"),
                        violation(
                                aftermath.connectionsClosed() > 0,
                                aftermath.connectionsClosed() + " connections outlive the function"))
                .flatMap(found -> found);
    }

    static int maxConnections(ScenarioConfig config) {
        return config.threads() + config.apps() + MAX_MORE_CONNECTIONS;
    }

    private static Stream<String> violation(boolean found, String description) {
        return found ? Stream.of(description) : Stream.empty();
    }
}

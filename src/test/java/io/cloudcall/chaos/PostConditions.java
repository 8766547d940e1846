package io.cloudcall.chaos;

/**
 * What is left when the storm is over.
 *
 * @param connections how many connections were still open once the last requests had timed out
 * @param first an invocation after a rest of some hours
 * @param second one more
 * @param connectionsLater how many connections were open then
 * @param connectionsClosed how many were open after the function was closed
 */
record PostConditions(
        int connections, ChaosInvocation first, ChaosInvocation second, int connectionsLater, int connectionsClosed) {}

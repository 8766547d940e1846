package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Fault;
import java.util.List;
import java.util.function.Predicate;

/**
 * A fault of the sandbox and what it excuses.
 *
 * @param name what reports call it
 * @param fault the fault
 * @param explains whether an invocation that met it may have this result; one that it leaves unharmed needs no excuse
 */
record ChaosFault(String name, Fault fault, Predicate<String> explains) {

    /** Whether it leaves bytes in the connection that belong to no answer. */
    boolean spoilsConnection() {
        return name.equals("answer sent twice") || name.equals("Content-Length 0") || name.endsWith("too short");
    }

    static ChaosFault harmless(String name, Fault fault) {
        return new ChaosFault(name, fault, result -> false);
    }

    static ChaosFault harmful(String name, Fault fault, String... results) {
        return new ChaosFault(name, fault, List.of(results)::contains);
    }
}

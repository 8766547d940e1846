package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.SandboxTokens;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens to the access token, and to the time it lives by, between calls and during them. Thread-safe. */
final class TokenEvents {
    private final SandboxTokens tokens;
    private final ClockJumps jumps;
    private final AtomicInteger happened = new AtomicInteger();

    TokenEvents(SandboxTokens tokens, ClockJumps jumps) {
        this.tokens = tokens;
        this.jumps = jumps;
    }

    /** How many events there were. */
    int happened() {
        return happened.get();
    }

    /** One of the events, between two calls. */
    void any(SplittableRandom random) {
        List<Runnable> all = List.of(this::expire, this::revoke, this::distrust, this::jump);
        all.get(random.nextInt(all.size())).run();
    }

    /**
     * The events while the sandbox serves a {@code request}. The clock jumps after the work, never before: a server works when the
     * request arrives, however long its client is frozen meanwhile.
     */
    List<ChaosFault> during(String request) {
        return List.of(
                ChaosFault.harmless("expired during " + request, Fault.beforeWork(this::expire)),
                ChaosFault.harmless("revoked during " + request, Fault.beforeWork(this::revoke)),
                ChaosFault.harmless("distrusted during " + request, Fault.beforeWork(this::distrust)),
                ChaosFault.harmless("revoked after " + request, Fault.beforeResponse(this::revoke)),
                ChaosFault.harmless("distrusted after " + request, Fault.beforeResponse(this::distrust)),
                ChaosFault.harmless("clock jumped during " + request, Fault.beforeResponse(this::jump)));
    }

    private void expire() {
        happened.incrementAndGet();
        tokens.expireAll();
    }

    private void revoke() {
        List<String> issued = tokens.issued();
        if (!issued.isEmpty()) {
            happened.incrementAndGet();
            tokens.revoke(issued.getLast());
        }
    }

    private void distrust() {
        List<String> issued = tokens.issued();
        if (!issued.isEmpty()) {
            happened.incrementAndGet();
            tokens.rejectAtApiServers(issued.getLast());
        }
    }

    void jump() {
        happened.incrementAndGet();
        jumps.next();
    }
}

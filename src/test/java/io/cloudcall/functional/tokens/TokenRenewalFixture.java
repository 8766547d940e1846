package io.cloudcall.functional.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A function and its access tokens, with a clock that a test moves. No limit of WeChat's may be hit. */
abstract class TokenRenewalFixture {
    final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create(clock);

    final FunctionUnderTest function = sandbox.function();

    TokenCounters counters() {
        TokenCounters counters = sandbox.tokens().counters();
        assertEquals(0, counters.limitViolations());
        return counters;
    }
}

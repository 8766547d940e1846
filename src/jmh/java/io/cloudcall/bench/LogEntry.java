package io.cloudcall.bench;

import io.cloudcall.telemetry.InvocationLogEntry;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.Outcome;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.telemetry.TokenLookup;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of the log line and its metrics in a warm call: the recording, and the bytes of the line. Not their way to
 * the log.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LogEntry {
    private static final Instant RECEIVED = Instant.now();

    /** Records a call that succeeds with a cached token. */
    @Benchmark
    public byte[] line() {
        InvocationRecorder recorder =
                new InvocationRecorder(Clock.systemUTC(), StartType.WARM, "logistics.getAllAccount", null);
        long startedAt = recorder.now();
        recorder.recordTokenLookup(TokenLookup.CACHED);
        recorder.recordTokenWait(startedAt);
        recorder.recordTokenAge(RECEIVED);
        recorder.recordAttempt();
        recorder.recordWeChatTime(startedAt);
        return new InvocationLogEntry("function", "5f1e8c4f-0a1b-2c3d-4e5f-60718293a4b5", Outcome.OK, 0, "")
                .toJsonLine(recorder);
    }
}

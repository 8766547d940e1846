package io.cloudcall.bench;

import io.cloudcall.telemetry.CallTrace;
import io.cloudcall.telemetry.InvocationLine;
import io.cloudcall.telemetry.Outcome;
import io.cloudcall.telemetry.Start;
import io.cloudcall.telemetry.TokenUse;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** All that the log line and the metrics add to a warm call: taking down what happens, and the line's bytes. Not their way to the log. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LogLine {
    private static final Instant RECEIVED = Instant.now();

    /** What is done for a call that succeeds with a token that the process has. */
    @Benchmark
    public byte[] line() {
        CallTrace trace = new CallTrace(Clock.systemUTC(), Start.WARM, "logistics.getAllAccount", null);
        long began = trace.now();
        trace.looksForToken(TokenUse.KEPT);
        trace.waitedForTokenSince(began);
        trace.hasToken(RECEIVED);
        trace.sends();
        trace.sentSince(began);
        return new InvocationLine("function", "5f1e8c4f-0a1b-2c3d-4e5f-60718293a4b5", Outcome.OK, 0, "").toBytes(trace);
    }
}

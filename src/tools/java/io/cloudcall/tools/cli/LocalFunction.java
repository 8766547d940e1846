package io.cloudcall.tools.cli;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.lambda.LocalContext;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The function in this process. Its log goes to the standard error; the line for CloudWatch only where DEBUG is asked for. */
final class LocalFunction implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final CloudFunction function;
    private final PrintStream log;
    private final OutputStream records;

    LocalFunction(Map<String, String> settings, Timing timing, PrintStream log) {
        function = new CloudFunction(settings, timing);
        this.log = log;
        records = "DEBUG".equals(settings.get("AWS_LAMBDA_LOG_LEVEL")) ? log : OutputStream.nullOutputStream();
    }

    Result invoke(byte[] event) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), result, new LocalContext(log, records, TIMEOUT));
        return new Result(result.toString(StandardCharsets.UTF_8));
    }

    /** Answers one event, prints the result, and gives the exit code. */
    static int answer(Terminal terminal, byte[] event, Map<String, String> settings) throws IOException {
        try (LocalFunction function = new LocalFunction(settings, Timing.system(), terminal.err())) {
            Result result = function.invoke(event);
            terminal.out().println(terminal.isForEyes() ? result.indented() : result.json());
            if (terminal.out().checkError()) {
                throw new IOException("cannot write the result to the standard output");
            }
            return result.failed() ? 1 : 0;
        }
    }

    @Override
    public void close() {
        function.close();
    }
}

package io.cloudcall.tools.cli;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The function in this process. Its log goes to a stream; the line for CloudWatch is included only at the log level
 * DEBUG.
 */
final class InProcessFunction implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Messages messages;
    private final Map<String, String> settings;
    private final CloudFunction function;
    private final PrintStream log;
    private final OutputStream records;

    /** @param messages the texts of the advice in the log */
    InProcessFunction(Messages messages, Map<String, String> settings, Timing timing, PrintStream log) {
        this.messages = messages;
        this.settings = Map.copyOf(settings);
        function = new CloudFunction(settings, timing);
        this.log = messages.language() == Language.ENGLISH ? log : new LocalizedLog(log, messages);
        records = "DEBUG".equals(settings.get("AWS_LAMBDA_LOG_LEVEL")) ? log : OutputStream.nullOutputStream();
    }

    FunctionResponse invoke(byte[] event) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), result, new LocalLambdaContext(log, records, TIMEOUT));
        FunctionResponse response = new FunctionResponse(result.toString(StandardCharsets.UTF_8));
        if (messages.language() != Language.ENGLISH) {
            CallAdvice.of(messages, event, settings).about(response).ifPresent(log::println);
        }
        return response;
    }

    /** Invokes a new function with one event. */
    static FunctionResponse invokeOnce(Terminal terminal, byte[] event, Map<String, String> settings)
            throws IOException {
        try (InProcessFunction function =
                new InProcessFunction(terminal.messages(), settings, Timing.system(), terminal.err())) {
            return function.invoke(event);
        }
    }

    @Override
    public void close() {
        function.close();
    }
}

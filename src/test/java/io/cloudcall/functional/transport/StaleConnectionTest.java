package io.cloudcall.functional.transport;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that hold bytes which belong to no answer. */
class StaleConnectionTest {
    private static final int SEVERAL = 4;

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    @Test
    void isReplacedWhenAllAreStale() {
        sandbox.faults()
                .times(SEVERAL, GET_ALL_ACCOUNT, Fault.delay(Duration.ofMillis(200), Fault.contentLengthTooSmall(1)));
        CompletableFuture.allOf(Stream.generate(() ->
                                CompletableFuture.runAsync(() -> function.invoke("{}"), Thread::startVirtualThread))
                        .limit(SEVERAL)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertEquals(SEVERAL, sandbox.faults().applied().size());

        function.assertSucceeds();
    }

    @Test
    void isNotLogged() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = recorder(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            sandbox.faults().next(STABLE_TOKEN, Fault.contentLengthTooSmall(1_000));
            function.invoke("{}");
            function.assertSucceeds();
            sandbox.faults().next(GET_ALL_ACCOUNT, Fault.duplicateResponse());
            function.assertSucceeds();
            function.assertSucceeds();
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList());
    }

    private static Handler recorder(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}

package io.cloudcall.functional.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that hold bytes which belong to no answer. */
class StaleConnectionTest {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";
    private static final int SEVERAL = 4;

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest function = FunctionUnderTest.at(sandbox);

    @AfterEach
    void close() {
        function.close();
        sandbox.close();
    }

    private void assertAnswered() {
        String result = function.invoke("{}");
        assertTrue(result.endsWith(OK), result + function.log());
    }

    @Test
    void isAnsweredOverANewConnectionWhenAllThatAreOpenAreSpoilt() {
        sandbox.faults().times(SEVERAL, GETALL, Fault.delay(Duration.ofMillis(200), Fault.contentLengthTooSmall(1)));
        CompletableFuture.allOf(Stream.generate(() ->
                                CompletableFuture.runAsync(() -> function.invoke("{}"), Thread::startVirtualThread))
                        .limit(SEVERAL)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertEquals(SEVERAL, sandbox.faults().applied().size());

        assertAnswered();
    }

    @Test
    void showsNobodyWhatIsInIt() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = recorder(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            sandbox.faults().next("/cgi-bin/stable_token", Fault.contentLengthTooSmall(1_000));
            function.invoke("{}");
            assertAnswered();
            sandbox.faults().next(GETALL, Fault.duplicateResponse());
            assertAnswered();
            assertAnswered();
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

package io.cloudcall.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.servers.MarkedCalls.MarkedResult;
import io.cloudcall.tools.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The detection of errors by the suite of real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkedCallsTest {
    private static final int READ = 0;
    private static final int WRITE = MarkedCalls.CYCLE - 1;

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest function;
    private final MarkedCalls calls;

    MarkedCallsTest(@TempDir Path folder) throws InterruptedException {
        function = FunctionUnderTest.at(sandbox, RouterSettings.permitting(folder, MarkedCalls.APIS));
        calls = MarkedCalls.prepare(sandbox, 2, function::invoke);
    }

    @AfterAll
    void close() {
        function.close();
        sandbox.close();
    }

    @Test
    void takeNoAnswerOfAnotherCall() {
        String read = function.invoke(MarkedCalls.event(READ));
        String write = function.invoke(MarkedCalls.event(WRITE));

        assertEquals(
                List.of(MarkedResult.RIGHT, MarkedResult.RIGHT, MarkedResult.WRONG, MarkedResult.WRONG),
                List.of(
                        calls.result(READ, read),
                        calls.result(WRITE, write),
                        calls.result(READ + 1, read),
                        calls.result(WRITE + MarkedCalls.CYCLE, write)));
    }

    @Test
    void tellFailuresFromAnswers() {
        assertEquals(MarkedResult.FAILED, calls.result(READ, "{\"errCode\":-501001,\"errMsg\":\"\"}"));
        assertEquals(MarkedResult.WRONG, calls.result(READ, "{\"errCode\":9300528,\"errMsg\":\"\"}"));
    }

    @Test
    void noticeADoubledWrite() {
        int write = 2 * MarkedCalls.CYCLE - 1;

        function.invoke(MarkedCalls.event(write));
        assertEquals(List.of(), calls.doubledWrites(write + 1));
        function.invoke(MarkedCalls.event(write));
        assertEquals(List.of("added" + write), calls.doubledWrites(write + 1));
    }
}

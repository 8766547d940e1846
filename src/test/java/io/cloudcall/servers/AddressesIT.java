package io.cloudcall.servers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged function, and a name whose address changes or whose first address is dead: {@code ./ci servers}. */
@Tag("servers")
@Timeout(180)
class AddressesIT {
    private static final List<String> TABLE = new ArrayList<>();
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CALLS_BEFORE = 6;
    private static final int CALLS_AFTER = 20;
    private static final int CALLS = 4;
    private static final long MAX_FIRST_MILLIS = 3_000;
    private static final long MAX_NEXT_MILLIS = 1_000;

    @TempDir
    private Path folder;

    private NamedSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = new NamedSandbox(folder);
    }

    @AfterEach
    void close() throws IOException {
        sandbox.close();
    }

    @AfterAll
    static void printTable() {
        System.out.println("\n| name | function | Node |\n| --- | --- | --- |\n" + String.join("\n", TABLE) + "\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void followsANameThatMoves(boolean write) throws IOException, InterruptedException {
        sandbox.setAddresses("127.0.0.2");
        TcpRelay old = sandbox.serveAt("127.0.0.2");
        FunctionProcess function = sandbox.startFunction();
        sandbox.addOrder(function);
        try (NodeProgram node = sandbox.startNode(write, CALLS_BEFORE + CALLS_AFTER, PAUSE)) {
            CallTimes before = sandbox.call(function, write, CALLS_BEFORE, PAUSE);
            sandbox.serveAt("127.0.0.1");
            sandbox.setAddresses("127.0.0.1");
            old.close();

            CallTimes after = sandbox.call(function, write, CALLS_AFTER, PAUSE);

            addRow("moves", write, after, node);
            assertAll(
                    () -> assertEquals(0, before.failed()),
                    () -> assertTrue(after.failed() <= (write ? 1 : 0), after.toString()),
                    () -> assertEquals(List.of(), sandbox.doubledWrites()));
        }
    }

    /** Java takes the addresses of IPv6 last unless it is configured otherwise. */
    @ParameterizedTest
    @CsvSource({
        "none, 127.0.0.1, false",
        "none, 127.0.0.1, true",
        "refused, 127.0.0.3, false",
        "refused, 127.0.0.3, true",
        "silent, 127.0.0.4, false",
        "silent, 127.0.0.4, true",
        "refused by IPv6, ::1, false",
        "refused by IPv6, ::1, true"
    })
    void triesTheAddressBehindADeadOne(String dead, String address, boolean write)
            throws IOException, InterruptedException {
        sandbox.serveAt("127.0.0.1");
        sandbox.beSilentAt("127.0.0.4");
        sandbox.setAddresses("127.0.0.1");
        sandbox.addOrder(sandbox.startFunction());
        FunctionProcess function = sandbox.startFunction("-Djava.net.preferIPv6Addresses=true");
        function.invoke("[]");
        sandbox.setAddresses(address, "127.0.0.1");

        CallTimes times = sandbox.call(function, write, CALLS, Duration.ZERO);

        try (NodeProgram node = sandbox.startNode(write, CALLS, Duration.ZERO)) {
            addRow("dead address before: " + dead, write, times, node);
        }
        List<Long> next = times.millis().subList(1, CALLS);
        assertAll(
                () -> assertEquals(0, times.failed(), times.toString()),
                () -> assertTrue(times.millis().getFirst() < MAX_FIRST_MILLIS, times.toString()),
                () -> assertTrue(next.stream().allMatch(each -> each < MAX_NEXT_MILLIS), times.toString()),
                () -> assertEquals(List.of(), sandbox.doubledWrites()));
    }

    private static void addRow(String name, boolean write, CallTimes times, NodeProgram node) throws IOException {
        TABLE.add(
                "| %s, %s | %s | %s |".formatted(name, write ? "writes" : "reads", times, CallTimes.of(node.result())));
    }
}

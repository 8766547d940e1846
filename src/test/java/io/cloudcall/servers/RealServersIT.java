package io.cloudcall.servers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged function, 16 calls at once, behind servers from Debian's packages: {@code ./ci servers}, with as many
 * calls in all as SERVERS_CALLS sets.
 */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class RealServersIT {
    private static final int CALLS = Integer.parseInt(System.getenv().getOrDefault("SERVERS_CALLS", "100000"));

    private final List<String> table = new ArrayList<>();
    private final SandboxCertificate certificate;

    RealServersIT(@TempDir Path folder) {
        certificate = SandboxCertificate.forLoopback(folder);
    }

    @AfterAll
    void printTable() {
        System.out.println("\n" + ServersRun.TABLE_HEAD + "\n" + String.join("\n", table) + "\n");
    }

    static List<ServerScenario> scenarios() {
        return ServerScenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void answersEachCallerItsOwn(ServerScenario scenario, @TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start();
                ServerChain servers = ServerChain.start(scenario, sandbox, certificate, folder);
                ServersRun run = ServersRun.prepare(sandbox, servers, folder)) {
            run.make(CALLS / ServerScenario.all().size());

            table.add(run.row(scenario));
            assertAll(
                    () -> assertEquals(List.of(), run.function().wrongExamples()),
                    () -> assertEquals(List.of(), run.doubledWrites()),
                    () -> assertEquals(List.of(), run.late()),
                    () -> assertEquals(
                            new TokenCounters(1, 0, 0, 0), sandbox.tokens().counters()),
                    () -> assertTrue(run.disturbances() > 0, "nothing went wrong"),
                    () -> assertTrue(run.function().failedReads() <= run.tolerableReads(scenario), run.row(scenario)));
        }
    }
}

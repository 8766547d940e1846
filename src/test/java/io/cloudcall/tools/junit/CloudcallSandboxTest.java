package io.cloudcall.tools.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests of the extension by running classes that use it. */
@Timeout(60)
class CloudcallSandboxTest {
    /** The sandboxes of the classes below, by class: one run at a time has each. */
    private static final Map<Class<?>, List<Sandbox>> SEEN = new ConcurrentHashMap<>();

    private static void saw(Class<?> testClass, Sandbox sandbox) {
        SEEN.computeIfAbsent(testClass, absent -> new CopyOnWriteArrayList<>()).add(sandbox);
    }

    private static List<Sandbox> seen(Class<?> testClass) {
        return SEEN.getOrDefault(testClass, List.of());
    }

    private static TestExecutionSummary run(Class<?> testClass, String... configuration) {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass));
        for (int i = 0; i < configuration.length; i += 2) {
            request.configurationParameter(configuration[i], configuration[i + 1]);
        }
        return execute(request.build());
    }

    private static TestExecutionSummary execute(LauncherDiscoveryRequest request) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static void assertPasses(long tests, TestExecutionSummary summary) {
        assertEquals(List.of(), summary.getFailures());
        assertEquals(tests, summary.getTestsSucceededCount());
    }

    private static void assertFails(String message, TestExecutionSummary summary) {
        assertTrue(
                summary.getFailures().stream()
                        .allMatch(
                                failure -> String.valueOf(failure.getException().getMessage())
                                        .contains(message)),
                () -> summary.getFailures().toString());
        assertEquals(1, summary.getFailures().size());
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void startsOneForTheClassAndClosesIt() {
        assertPasses(3, run(OfClass.class));

        List<Sandbox> seen = seen(OfClass.class);
        seen.forEach(sandbox -> assertSame(seen.getFirst(), sandbox));
        assertTrue(!listens(seen.getFirst().port()), "closed");
    }

    @CloudcallSandbox(apps = "wx2=secret2")
    static class OfClass {
        @BeforeAll
        static void seed(Sandbox sandbox) {
            sandbox.accounts().replaceAll(new JsonArray());
        }

        OfClass(Sandbox sandbox) {
            saw(OfClass.class, sandbox);
        }

        @Test
        void answers(Sandbox sandbox) {
            saw(OfClass.class, sandbox);
            assertTrue(listens(sandbox.port()), "runs");
            assertEquals(List.of("wxSANDBOX0000000000", "wx2"), sandbox.appIds());
            assertEquals(5, sandbox.accounts().list().size(), "as at the start");
        }

        @Test
        void hasWhatItChanged(Sandbox sandbox) {
            sandbox.accounts().replaceAll(new JsonArray());
            assertEquals(0, sandbox.accounts().list().size());
        }

        @Nested
        class Within {
            @Test
            void isTheSame(Sandbox sandbox) {
                saw(OfClass.class, sandbox);
                assertEquals(5, sandbox.accounts().list().size(), "as at the start");
            }
        }
    }

    @Test
    void startsOneForEachMethod() {
        assertPasses(2, run(OfMethod.class));

        List<Sandbox> seen = seen(OfMethod.class);
        assertEquals(2, seen.size());
        assertNotSame(seen.get(0), seen.get(1));
        seen.forEach(sandbox -> assertTrue(!listens(sandbox.port()), "closed"));
    }

    @CloudcallSandbox(perMethod = true)
    static class OfMethod {
        private int port;

        @BeforeEach
        void remember(Sandbox sandbox) {
            port = sandbox.port();
        }

        @Test
        void first(Sandbox sandbox) {
            assertEquals(port, sandbox.port(), "the one of @BeforeEach");
            saw(OfMethod.class, sandbox);
        }

        @Test
        void second(Sandbox sandbox) {
            saw(OfMethod.class, sandbox);
        }
    }

    @Test
    void setsFieldsAndParameters() {
        assertPasses(2, run(OfFields.class));
    }

    @SuppressWarnings("NullAway.Init") // The extension sets the fields.
    static class OfFields {
        @CloudcallSandbox
        private static Sandbox shared;

        @CloudcallSandbox
        private Sandbox same;

        @CloudcallSandbox(name = "other")
        private Sandbox other;

        @BeforeAll
        @SuppressWarnings("NullAway")
        static void isThere() {
            assertNotNull(shared);
        }

        @Test
        void equalOnesAreOne() {
            assertSame(shared, same);
            assertNotSame(shared, other);
            shared.addApp("wx3", "secret3");
        }

        @Test
        void isResetToo(@CloudcallSandbox Sandbox parameter, @CloudcallSandbox(name = "third") Sandbox third) {
            assertSame(shared, parameter);
            assertNotSame(other, third);
            assertEquals(1, shared.appIds().size());
            shared.addApp("wx3", "secret3");
        }
    }

    @Test
    void keepsItsStateWithoutReset() {
        assertPasses(2, run(Kept.class));
    }

    @CloudcallSandbox(reset = false)
    static class Kept {
        @BeforeAll
        static void seed(Sandbox sandbox) {
            sandbox.addApp("wx3", "secret3");
        }

        @Test
        void first(Sandbox sandbox) {
            assertEquals(2, sandbox.appIds().size());
        }

        @Test
        void second(Sandbox sandbox) {
            assertEquals(2, sandbox.appIds().size());
        }
    }

    @Test
    void testsOfOneClassTakeTurns() {
        assertPasses(
                16,
                run(
                        Concurrent.class,
                        "junit.jupiter.execution.parallel.enabled",
                        "true",
                        "junit.jupiter.execution.parallel.mode.default",
                        "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy",
                        "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                        "4"));
    }

    @CloudcallSandbox
    static class Concurrent {
        private static final AtomicInteger RUNNING = new AtomicInteger();

        @RepeatedTest(16)
        void hasItAlone(Sandbox sandbox) throws Exception {
            assertEquals(1, RUNNING.incrementAndGet());
            try (SandboxCaller caller = new SandboxCaller(sandbox)) {
                assertEquals(200, caller.get("/_sandbox/health").statusCode());
            }
            sandbox.addApp("wx3", "secret3");
            assertEquals(List.of("wxSANDBOX0000000000", "wx3"), sandbox.appIds());
            RUNNING.decrementAndGet();
        }
    }

    @Test
    void speaksTls() {
        assertPasses(1, run(WithTls.class));

        assertTrue(WithTls.caFile != null && !Files.exists(WithTls.caFile), "the certificate is gone");
        assertFails("only a @CloudcallSandbox(tls = true) has a certificate", run(WithoutTls.class));
    }

    @CloudcallSandbox(tls = true)
    static class WithTls {
        private static @Nullable Path caFile;

        @Test
        void hasItsCertificate(Sandbox sandbox, SandboxCertificate certificate) {
            assertEquals("https://localhost:" + sandbox.port(), sandbox.baseUrl());
            caFile = certificate.caFile();
            assertTrue(Files.exists(certificate.caFile()));
        }
    }

    @CloudcallSandbox
    static class WithoutTls {
        @Test
        void hasNone(SandboxCertificate certificate) {
            assertNotNull(certificate);
        }
    }

    @Test
    void explainsInvalidUse() {
        assertFails("each app is APPID=SECRET", run(NoSecret.class));
        assertFails("the sandbox already has the app wx2: use another AppID", run(TwiceTheSame.class));
        assertFails("not constructors and @BeforeAll methods", run(TooEarly.class));
        assertFails("the field sandbox has to be of type " + Sandbox.class.getName(), run(WrongType.class));
        assertFails("the field sandbox has to be an instance's", run(StaticOfMethod.class));
    }

    @CloudcallSandbox(apps = "fake-secret-without-appid")
    static class NoSecret extends Body {}

    @CloudcallSandbox(apps = {"wx2=fake", "wx2=fake"})
    static class TwiceTheSame extends Body {}

    @CloudcallSandbox(perMethod = true)
    static class TooEarly extends Body {
        TooEarly(Sandbox sandbox) {
            assertNotNull(sandbox);
        }
    }

    @SuppressWarnings("UnusedVariable")
    static class WrongType extends Body {
        @CloudcallSandbox
        private String sandbox = "";
    }

    @SuppressWarnings({"UnusedVariable", "NullAway.Init"})
    static class StaticOfMethod extends Body {
        @CloudcallSandbox(perMethod = true)
        private static Sandbox sandbox;
    }

    /** A test that is never reached. */
    static class Body {
        @Test
        void runs() {}
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), TakenPort.PORT));
            assertFails("cannot listen on port " + TakenPort.PORT, run(TakenPort.class));
        } catch (BindException e) {
            // By another program, which does as well.
            assertFails("cannot listen on port " + TakenPort.PORT, run(TakenPort.class));
        }
    }

    @CloudcallSandbox(port = TakenPort.PORT)
    static class TakenPort extends Body {
        private static final int PORT = 18_377;
    }

    @Test
    void leavesOtherParametersToOthers() {
        assertFails("No ParameterResolver registered", run(OtherParameter.class));
        assertFails("No ParameterResolver registered", run(NotAnnotated.class));
    }

    @CloudcallSandbox
    static class OtherParameter {
        @Test
        void runs(String text) {
            assertNotNull(text);
        }
    }

    @SuppressWarnings("NullAway.Init")
    static class NotAnnotated {
        @CloudcallSandbox
        private Sandbox sandbox;

        @Test
        void runs(Sandbox parameter) {
            assertSame(sandbox, parameter);
        }
    }
}

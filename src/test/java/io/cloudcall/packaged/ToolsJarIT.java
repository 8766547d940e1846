package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the tools' jar alone in an empty directory, run by plain {@code java}. */
@Timeout(120)
class ToolsJarIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern EXPORT = Pattern.compile(" *export (\\w+)='?([^']*)'?");

    @TempDir
    private Path folder;

    private Path jar;

    /** The result of a command. */
    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void copyTheOneFile() throws IOException {
        jar = toolsJar();
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private static Path toolsJar() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target"), "cloudcall-*-tools.jar")) {
            return found.iterator().next();
        }
    }

    private ProcessBuilder command(Map<String, String> settings, String... args) {
        List<String> command = new ArrayList<>(
                List.of(JAVA.toString(), "-jar", jar.getFileName().toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        // This machine may be slow.
        builder.environment().put("WECHAT_REQUEST_TIMEOUT_MS", "30000");
        return builder;
    }

    private Result run(Map<String, String> settings, String... args) throws IOException, InterruptedException {
        File err = folder.resolve("err").toFile();
        Process process = command(settings, args).redirectError(err).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err.toPath()));
    }

    @Test
    void playsTheDemo() throws Exception {
        Result demo = run(Map.of(), "demo");

        assertEquals(0, demo.exitCode(), demo.err());
        assertTrue(demo.out().contains("cloud.openapi.logistics.addOrder"), demo.out());
        assertEquals("", demo.err(), "no warnings");
    }

    /** Chinese too, in the locale of this environment, which has none. */
    @Test
    void servesTheSandboxThatItsAccountsAreOf() throws Exception {
        Process sandbox = command(Map.of(), "sandbox", "--app", "wx2=secret2")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader printed = sandbox.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> settings = settings(printed);

            Result accounts = run(settings, "accounts");
            assertEquals("", accounts.err().replaceFirst("cloudcall: calling WeChat, .*\\R", ""), "no warnings");
            assertTrue(accounts.out().contains("顺丰速运"), accounts.out());

            Result ofThe2nd = run(settings, "accounts", "--appid", "wx2");
            assertTrue(ofThe2nd.out().contains("顺丰月结（总部）_wx2"), ofThe2nd.out());
        } finally {
            sandbox.destroy();
            assertTrue(sandbox.waitFor(10, TimeUnit.SECONDS), "ends at SIGTERM");
        }
    }

    /** Reads the settings up to the command to run with them, which names the jar. */
    private Map<String, String> settings(BufferedReader printed) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher export = EXPORT.matcher(line);
            if (export.matches()) {
                settings.put(export.group(1), export.group(2));
            } else if (line.equals("  java -jar " + jar.getFileName() + " invoke --appid wx2")) {
                return settings;
            }
        }
        throw new IOException("the sandbox ended");
    }

    @Test
    void servesHttps() throws Exception {
        Process sandbox = command(Map.of(), "sandbox", "--tls", "--signing").start();
        try (BufferedReader printed = sandbox.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> settings = new HashMap<>();
            for (String line = printed.readLine(); !line.endsWith(" invoke"); line = printed.readLine()) {
                Matcher export = EXPORT.matcher(line);
                if (export.matches()) {
                    settings.put(export.group(1), export.group(2));
                }
            }

            Result result = run(settings, "invoke");

            assertEquals(0, result.exitCode(), result.err());
            assertTrue(result.out().contains("openapi.logistics.getAllAccount:ok"), result.out());
        } finally {
            sandbox.destroy();
            assertTrue(sandbox.waitFor(10, TimeUnit.SECONDS), "ends at SIGTERM");
        }
    }

    @Test
    void helpNamesTheJar() throws Exception {
        Result help = run(Map.of(), "push", "--help");

        assertEquals(0, help.exitCode(), help.err());
        assertTrue(help.out().contains("java -jar " + jar.getFileName() + " push --list"), help.out());
        assertFalse(help.out().contains("./cloudcall"), help.out());
    }

    @Test
    void refusesMisuseAsTheScriptDoes() throws Exception {
        Result unknown = run(Map.of(), "sandbux");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().startsWith("cloudcall: unknown command: sandbux"), unknown.err());
        assertFalse(unknown.err().contains("\tat "), "no stack trace");

        Result port = run(Map.of(), "sandbox", "--port", "70000");
        assertEquals(2, port.exitCode());
        assertTrue(port.err().startsWith("cloudcall: "), port.err());

        Result event = run(Map.of(), "invoke", "missing.json");
        assertTrue(event.exitCode() != 0 && event.err().contains("missing.json"), event.err());
        assertFalse(event.err().contains("\tat "), "no stack trace");
    }

    @Test
    void namesTheLicensesOfItsLibraries() throws Exception {
        try (JarFile open = new JarFile(jar.toFile())) {
            String notice = text(open, "META-INF/NOTICE");
            for (String library : libraries()) {
                String named = library.replaceFirst("^(netty|vertx)-.*", "$1-*");
                assertTrue(notice.contains("  " + named + " "), named);
            }
            assertTrue(text(open, "META-INF/LICENSE").contains("Apache License"), "its own license");
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the artifacts that were put into the jar. */
    private static Set<String> libraries() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path lib : List.of(Path.of("target/function/lib"), Path.of("target/tools/lib"))) {
            try (Stream<Path> files = Files.list(lib)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".jar") && !name.startsWith("cloudcall-"))
                        .map(name -> name.replaceFirst("-[0-9].*", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Whether each class and file of what it is made of is there, and services of several libraries are one list. */
    @Test
    void hasAllThatItIsMadeOf() throws Exception {
        try (JarFile open = new JarFile(jar.toFile())) {
            for (Path lib : List.of(Path.of("target/function/lib"), Path.of("target/tools/lib"))) {
                try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "*.jar")) {
                    for (Path part : jars) {
                        assertContains(open, part);
                    }
                }
            }
        }
    }

    private static void assertContains(JarFile whole, Path path) throws IOException {
        try (JarFile part = new JarFile(path.toFile())) {
            for (JarEntry entry : part.stream().toList()) {
                String name = entry.getName();
                boolean needed = (name.endsWith(".class") && !name.endsWith("module-info.class"))
                        || (!entry.isDirectory() && name.matches("(META-INF/services|io/cloudcall)/.*"));
                assertTrue(!needed || whole.getEntry(name) != null, path.getFileName() + " has " + name);
            }
        }
    }
}

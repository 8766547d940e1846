package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The JVM's log of the classes that a process loads.
 *
 * @param folder where the log is written
 */
record ClassLoadingLog(Path folder) {

    /**
     * Starts a handler in a process of its own, and returns the names of the classes that it loads until its first
     * response.
     *
     * @param handler its class
     * @param expected a part of the response
     */
    List<String> record(String handler, Map<String, String> settings, String event, String expected)
            throws IOException {
        Path log = folder.resolve("classes.log");
        try (FunctionProcess function =
                FunctionProcess.startHandler(handler + "::handleRequest", settings, "-Xlog:class+load:file=" + log)) {
            String result = function.invoke(event).body();
            assertTrue(result.contains(expected), result);
        }
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(?:\\[[^]]*])+ (\\S+).*", "$1"))
                .toList();
    }
}

package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a deployment does not carry: each class of it would be paid for at every start. */
class DeployedJarsIT {

    private static List<String> classes() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/function/lib"))) {
            return jars.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(DeployedJarsIT::entries)
                    .toList();
        }
    }

    private static Stream<String> entries(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void haveNeitherTheAwsSdkNorItsLogging() throws IOException {
        List<String> classes = classes();

        assertTrue(classes.contains("io/cloudcall/secret/SecretsManager.class"), "looked at the right jars");
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> name.startsWith("software/amazon/")
                                || name.startsWith("org/slf4j/")
                                || name.startsWith("org/reactivestreams/"))
                        .toList());
    }
}

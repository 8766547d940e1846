package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of the contents of a deployment, since each unneeded class costs time at every start. */
class DeployedJarsIT {
    private static final Path LIB = Path.of("target/function/lib");
    private static final int JAVA_21 = 65;

    private static List<String> classes() throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(DeployedJarsIT::entries)
                    .toList();
        }
    }

    private static Path jar(Path folder, String pattern) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            return found.iterator().next();
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

        assertTrue(classes.contains("io/cloudcall/secret/SecretsManagerClient.class"), "looked at the right jars");
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> name.startsWith("software/amazon/")
                                || name.startsWith("org/slf4j/")
                                || name.startsWith("org/reactivestreams/"))
                        .toList());
    }

    @Test
    void haveNoTools() throws IOException {
        assertTrue(
                entries(jar(Path.of("target"), "cloudcall-*-tools.jar"))
                        .toList()
                        .contains("io/cloudcall/tools/cli/Main.class"),
                "the name of the tools");
        assertEquals(
                List.of(),
                classes().stream()
                        .filter(name -> name.startsWith("io/cloudcall/tools/") || name.startsWith("picocli/"))
                        .toList());
    }

    /** It has an artifact of its own, and a start should not pay for it. */
    @Test
    void haveNoClient() throws IOException {
        List<String> classes = classes();

        assertTrue(classes.contains("io/cloudcall/logistics/AccountList.class"), "looked at the right jars");
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> name.startsWith("io/cloudcall/client/")
                                || name.startsWith("io/cloudcall/logistics/model/"))
                        .toList());
    }

    /** The client, of the same classes, is for programs on Java 21 too. */
    @Test
    void areInTheClassFileFormatOfJava21() throws IOException {
        try (JarFile jar = new JarFile(jar(LIB, "cloudcall-*.jar").toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    assertEquals(JAVA_21, classFileVersion(jar.getInputStream(entry)), entry.getName());
                }
            }
        }
    }

    private static int classFileVersion(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(6);
            return data.readUnsignedShort();
        }
    }
}

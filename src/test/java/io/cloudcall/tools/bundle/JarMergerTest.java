package io.cloudcall.tools.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarMergerTest {
    @TempDir
    Path folder;

    private Path one;

    @BeforeEach
    void merge() throws IOException {
        Path first = jar(
                "first",
                Map.of(
                        "a/A.class",
                        "first",
                        "META-INF/versions/21/a/A.class",
                        "21",
                        "META-INF/versions/99/a/A.class",
                        "99",
                        "META-INF/services/a.Service",
                        "First",
                        "META-INF/LICENSE.txt",
                        "Apache",
                        "META-INF/FIRST.SF",
                        "signed"));
        Path second = jar(
                "second",
                Map.of(
                        "a/A.class",
                        "second",
                        "b/B.class",
                        "second",
                        "META-INF/services/a.Service",
                        "Second",
                        "META-INF/LICENSE.txt",
                        "MIT",
                        "module-info.class",
                        "module"));
        one = folder.resolve("one.jar");
        JarMerger.main(new String[] {one.toString(), first.toString(), second.toString()});
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Path file = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(each.getKey()));
                jar.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry each : jar.stream().toList()) {
                try (InputStream in = jar.getInputStream(each)) {
                    entries.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
                }
            }
        }
        return entries;
    }

    @Test
    void holdsWhatTheClassPathWouldHaveGiven() throws IOException {
        assertEquals(
                Map.of(
                        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0",
                        "a/A.class", "21",
                        "b/B.class", "second",
                        "META-INF/services/a.Service", "First\nSecond",
                        "META-INF/legal/first.jar/LICENSE.txt", "Apache",
                        "META-INF/legal/second.jar/LICENSE.txt", "MIT"),
                entries(one));
    }

    @Test
    void isTheSameForTheSameJars() throws IOException {
        byte[] before = Files.readAllBytes(one);

        JarMerger.main(List.of(one, folder.resolve("first.jar"), folder.resolve("second.jar")).stream()
                .map(Path::toString)
                .toArray(String[]::new));

        assertEquals(-1, Files.mismatch(Files.write(folder.resolve("before"), before), one));
    }
}

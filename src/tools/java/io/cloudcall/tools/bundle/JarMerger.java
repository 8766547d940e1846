package io.cloudcall.tools.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * A merger of the jars of a class path into one, in order. At start-up the runtime interface client and Vert.x look for
 * three services without providers in every jar: opening fifty jars takes longer than loading the classes.
 */
public final class JarMerger {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Metadata of a single jar but for our version, and signatures, which would not match the merged one. */
    private static final Pattern EXCLUDED = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|.*\\.(SF|RSA|DSA|EC)|maven/(?!io\\.cloudcall/.*\\.properties).*"
                    + "|versions/.*|native-image/.*)"
                    + "|(.*/)?module-info\\.class");

    /** Lists, which are concatenated. */
    private static final Pattern JOINED = Pattern.compile("META-INF/(services/.*|io\\.netty\\.versions\\.properties)");

    private static final Pattern LEGAL = Pattern.compile("META-INF/(.*/)?(LICEN[CS]E|NOTICE|DEPENDENCIES)[^/]*");

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private JarMerger() {}

    /** Merges the jars after the first argument into the file of the first argument. */
    public static void main(String[] args) throws IOException {
        JarMerger merger = new JarMerger();
        for (String jar : List.of(args).subList(1, args.length)) {
            merger.add(Path.of(jar));
        }
        merger.write(Path.of(args[0]));
    }

    /** Adds the entries of a jar as this JDK sees them: of a multi-release jar, the latest version that it supports. */
    private void add(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (!entry.isDirectory() && !EXCLUDED.matcher(entry.getName()).matches()) {
                    add(targetName(entry.getName(), path), read(jar, entry));
                }
            }
        }
    }

    /** Returns the name of an entry in the merged jar, one per library for legal texts. */
    private static String targetName(String entry, Path jar) {
        return LEGAL.matcher(entry).matches()
                ? "META-INF/legal/" + jar.getFileName() + entry.substring("META-INF".length())
                : entry;
    }

    private void add(String name, byte[] content) {
        if (JOINED.matcher(name).matches()) {
            entries.merge(name, content, JarMerger::joinLines);
        } else {
            entries.putIfAbsent(name, content);
        }
    }

    private static byte[] joinLines(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private void write(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
            first.setTimeLocal(TIME);
            jar.putNextEntry(first);
            manifest.write(jar);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                JarEntry entry = new JarEntry(each.getKey());
                entry.setTimeLocal(TIME);
                jar.putNextEntry(entry);
                jar.write(each.getValue());
            }
        }
    }
}

package io.cloudcall.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A preloader of the classes of Netty and Vert.x that a first call needs, on another thread while the function starts:
 * without an AOT cache, reading and verifying them takes most of the time of a first call. No class is initialized.
 *
 * <p>The list holds the classes that a process loads until its first response. Names that a later version lacks are
 * skipped; docs/EXPERIMENTS.md describes how to regenerate the list.
 */
final class ClassPreloader {
    private ClassPreloader() {}

    /**
     * Starts loading, except from the system class loader: there an AOT cache has the classes, or a program may not
     * need them.
     */
    static void start() {
        ClassLoader loader = ClassPreloader.class.getClassLoader();
        if (!loader.equals(ClassLoader.getSystemClassLoader())) {
            Thread.ofPlatform().daemon().name("class-preloader").start(() -> load(classNames(), loader));
        }
    }

    static List<String> classNames() {
        try (InputStream list = ClassPreloader.class.getResourceAsStream("preloaded-classes.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the classes that exist, and returns their number. */
    static int load(List<String> names, ClassLoader loader) {
        int loaded = 0;
        for (String name : names) {
            try {
                Class<?> found = Class.forName(name, false, loader);
                // To list the constructors, the JVM links the class first, which includes its verification.
                Objects.requireNonNull(found.getDeclaredConstructors());
                loaded++;
            } catch (ClassNotFoundException | LinkageError e) {
                // Ignored: the class is loaded, and fails, on first use.
            }
        }
        return loaded;
    }
}

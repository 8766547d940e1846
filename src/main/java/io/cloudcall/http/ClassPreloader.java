package io.cloudcall.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Loads the classes of Netty and Vert.x that a first call needs, on a thread of its own while the function starts:
 * reading and verifying them is most of what a first call costs where no AOT cache has done it. None is initialized, so
 * none of their code runs.
 *
 * <p>The list is what a process loaded until its first response. A name that a later version lacks is passed over;
 * docs/PERFORMANCE.md says how to make the list anew.
 */
final class ClassPreloader {
    private ClassPreloader() {}

    /**
     * Starts loading, except on a plain class path: an AOT cache holds the classes there, and a program may not need
     * them.
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
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
            } catch (ClassNotFoundException | LinkageError missing) {
                // Its use will fail, if there is one.
            }
        }
        return loaded;
    }
}

package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassPreloaderTest {
    private static final String LATE = "io.netty.handler.codec.http.HttpClientCodec";

    private static boolean initialised;

    /** A class that records its initialization. */
    private static final class InitializationMarker {
        static {
            initialised = true;
        }
    }

    /** The same classes once more, in a loader of their own, as a function's are on Lambda. */
    private static final class FunctionLoader extends URLClassLoader {
        FunctionLoader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(":", -1)) {
                try {
                    urls.add(Path.of(entry).toUri().toURL());
                } catch (MalformedURLException e) {
                    throw new AssertionError(e);
                }
            }
            return urls.toArray(URL[]::new);
        }

        @Nullable
        Class<?> loaded(String name) {
            return findLoadedClass(name);
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("class-preloader"))
                .toList();
    }

    @Test
    void allOfTheListAreThere() {
        List<String> names = ClassPreloader.classNames();

        assertTrue(names.contains(LATE) && names.size() > 1_000);
        assertEquals(names.size(), ClassPreloader.load(names, getClass().getClassLoader()), "make the list anew");
    }

    @Test
    void loadsWithoutInitializingAndSkipsMissingOnes() {
        List<String> names = List.of("io.cloudcall.NoSuchClass", InitializationMarker.class.getName());

        assertEquals(1, ClassPreloader.load(names, getClass().getClassLoader()));
        assertFalse(initialised);
    }

    @Test
    void beginsWhereAFunctionHasALoaderOfItsOwn() throws Exception {
        try (FunctionLoader loader = new FunctionLoader()) {
            Method start = loader.loadClass(ClassPreloader.class.getName()).getDeclaredMethod("start");
            start.setAccessible(true);
            start.invoke(null);
            for (Thread thread : threads()) {
                thread.join();
            }

            assertNotNull(loader.loaded(LATE));
        }
    }

    @Test
    void leavesAPlainClassPathAlone() {
        ClassPreloader.start();

        assertEquals(List.of(), threads());
    }
}

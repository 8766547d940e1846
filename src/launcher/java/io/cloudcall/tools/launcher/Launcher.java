package io.cloudcall.tools.launcher;

import java.lang.reflect.InvocationTargetException;

/**
 * The entry point of {@code java -jar cloudcall-VERSION-tools.jar}: starts the command line, or reports that this Java
 * is too old for it.
 */
public final class Launcher {
    private static final int REQUIRED_JAVA = 25;

    /** As {@code ./cloudcall} exits where it finds no JDK. */
    private static final int EXIT_CODE = 3;

    /** What the command line calls itself. */
    private static final String PROGRAM = "cloudcall.program";

    private static final String MAIN_CLASS = "io.cloudcall.tools.cli.Main";

    private Launcher() {}

    /** Runs a command and exits with its code: 3 on a Java before 25. */
    public static void main(String[] args) throws ReflectiveOperationException {
        if (feature(System.getProperty("java.specification.version")) < REQUIRED_JAVA) {
            System.err.println("cloudcall: Java " + REQUIRED_JAVA + " or later is required, and this is Java "
                    + System.getProperty("java.version") + " of " + System.getProperty("java.home")
                    + ". Install one, for example Temurin or Corretto, and run its bin/java.");
            System.exit(EXIT_CODE);
        }
        if (System.getProperty(PROGRAM) == null) {
            System.setProperty(PROGRAM, "java -jar " + System.getProperty("java.class.path"));
        }
        run(args);
    }

    /** Returns the feature release: 8 of {@code 1.8}, 17 of {@code 17}. */
    private static int feature(String specification) {
        return Integer.parseInt(specification.replaceFirst("^1\\.", "").replaceFirst("\\..*", ""));
    }

    private static void run(String... args) throws ReflectiveOperationException {
        try {
            Class.forName(MAIN_CLASS).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

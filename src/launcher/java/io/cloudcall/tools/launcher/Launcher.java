package io.cloudcall.tools.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;

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

    private static final String ENGLISH = "/io/cloudcall/tools/cli/messages_en.properties";
    private static final String CHINESE = "/io/cloudcall/tools/cli/messages_zh.properties";
    private static final String MAIN_CLASS = "io.cloudcall.tools.cli.Main";

    private Launcher() {}

    /** Runs a command and exits with its code: 3 on a Java before 25. */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        if (feature(System.getProperty("java.specification.version")) < REQUIRED_JAVA) {
            complain(System.getProperty("java.version"), System.getProperty("java.home"));
            System.exit(EXIT_CODE);
        }
        if (System.getProperty(PROGRAM) == null) {
            System.setProperty(PROGRAM, "java -jar " + System.getProperty("java.class.path"));
        }
        run(args);
    }

    /** Prints the error in the user's language, as UTF-8: the encoding of an older Java may lack Chinese. */
    private static void complain(String version, String home) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Launcher.class.getResourceAsStream(isChinese() ? CHINESE : ENGLISH)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        String message = String.format(texts.getProperty("launcher.old-java"), REQUIRED_JAVA, version, home);
        OutputStreamWriter utf8 =
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(utf8, true);
        err.println(String.format(texts.getProperty("error"), message));
    }

    /** Selects the language as {@code Language} does, which this Java cannot load. */
    private static boolean isChinese() {
        for (String name : Arrays.asList("CLOUDCALL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = System.getenv(name);
            if (value != null && !value.isEmpty()) {
                return value.startsWith("zh") && !value.matches("zh[_-](TW|HK).*");
            }
        }
        return false;
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

package io.cloudcall.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** Where a command runs. */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {

    /** Whether eyes will read the standard output; {@code ./cloudcall} knows and says so. */
    boolean isForEyes() {
        return "true".equals(environment.get("CLOUDCALL_PRETTY"));
    }
}

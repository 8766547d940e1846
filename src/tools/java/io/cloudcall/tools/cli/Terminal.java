package io.cloudcall.tools.cli;

import io.cloudcall.wechat.Timing;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * Where a command runs.
 *
 * @param timing what commands tell the time by, in the zone of whoever reads it, and wait with
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Timing timing) {

    /** With the machine's own time. */
    Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this(in, out, err, environment, local(Timing.system()));
    }

    private static Timing local(Timing system) {
        return new Timing(Clock.system(ZoneId.systemDefault()), system.random(), system.sleeper());
    }

    /** Whether eyes will read the standard output; {@code ./cloudcall} knows and says so. */
    boolean isInteractive() {
        return "true".equals(environment.get("CLOUDCALL_PRETTY"));
    }

    /** Whether it does what escape sequences say. */
    boolean supportsAnsi() {
        return isInteractive() && !"dumb".equals(environment.get("TERM"));
    }

    /**
     * Whether colors are welcome: on a terminal, unless <a href="https://no-color.org">NO_COLOR</a> is set; elsewhere
     * if <a href="https://bixense.com/clicolors/">CLICOLOR_FORCE</a> is set.
     */
    boolean supportsColor() {
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && (supportsAnsi() || !(force.isEmpty() || force.equals("0")));
    }
}

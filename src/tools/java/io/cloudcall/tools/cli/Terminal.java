package io.cloudcall.tools.cli;

import io.cloudcall.wechat.Timing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams, environment and time of a command.
 *
 * @param timing the clock, in the user's time zone, and the sleeper of commands
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Timing timing) {

    /** The variable that reports whether the standard output is a terminal. */
    static final String IS_TERMINAL = "CLOUDCALL_PRETTY";

    /** The variable that reports whether there is a terminal to ask a question. */
    static final String CAN_PROMPT = "CLOUDCALL_PROMPT";

    /** Creates a terminal with the system's clock. */
    Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this(in, out, err, environment, local(Timing.system()));
    }

    private static Timing local(Timing system) {
        return new Timing(Clock.system(ZoneId.systemDefault()), system.random(), system.sleeper());
    }

    /** Returns the texts in the user's language. */
    Messages messages() {
        return Messages.of(environment);
    }

    /** Returns the text of a key in the user's language. */
    String text(String key, @Nullable Object... arguments) {
        return messages().get(key, arguments);
    }

    /** Prints a line about an error on the standard error, in the user's language. */
    void printError(String key, @Nullable Object... arguments) {
        err.println(messages().error(key, arguments));
    }

    /** Returns whether the standard output is a terminal, as {@code ./cloudcall} reports. */
    boolean isInteractive() {
        return "true".equals(environment.get(IS_TERMINAL));
    }

    /** @throws IOException if what was printed has not reached the standard output */
    void checkOutput() throws IOException {
        if (out.checkError()) {
            throw new IOException(text("error.stdout"));
        }
    }

    /** Returns whether there is a terminal to ask a question, as {@code ./cloudcall} reports. */
    boolean canPrompt() {
        return "true".equals(environment.get(CAN_PROMPT));
    }

    /** Asks a question on the standard error, and returns whether the answer is yes. */
    boolean confirm(String question) throws IOException {
        err.print(question);
        err.flush();
        // Not closed: that would close the standard input.
        String answer = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().matches("(?i)y|yes|是");
    }

    /** Returns whether it supports escape sequences. */
    boolean supportsAnsi() {
        return isInteractive() && !"dumb".equals(environment.get("TERM"));
    }

    /**
     * Returns whether to print colors: on a terminal, unless <a href="https://no-color.org">NO_COLOR</a> is set;
     * elsewhere if <a href="https://bixense.com/clicolors/">CLICOLOR_FORCE</a> is set.
     */
    boolean supportsColor() {
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && (supportsAnsi() || !(force.isEmpty() || force.equals("0")));
    }
}

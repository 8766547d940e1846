package io.cloudcall;

import java.util.ArrayList;
import java.util.List;

/** The chain of causes of a failure, as one line for the log. Stateless. */
final class FailureCauses {
    /** Causes may form a circle. */
    private static final int MAX_DEPTH = 10;

    private static final String OWN_PACKAGE = "io.cloudcall.";

    private FailureCauses() {}

    /**
     * Returns the causes with class names and messages, from the outermost in. The project's own exceptions are
     * sentences without a class name, and are left out if {@code sentence} has them already.
     */
    static String describe(Throwable failure, String sentence) {
        List<String> causes = new ArrayList<>();
        collect(failure, sentence, "", MAX_DEPTH, causes);
        return String.join("; ", causes);
    }

    private static void collect(Throwable failure, String sentence, String prefix, int depth, List<String> causes) {
        String text = describe(failure);
        if (!sentence.contains(text) && !causes.contains(text)) {
            causes.add(prefix + text);
        }
        if (depth == 0) {
            return;
        }
        if (failure.getCause() != null) {
            collect(failure.getCause(), sentence, "caused by ", depth - 1, causes);
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, sentence, "besides ", depth - 1, causes);
        }
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message != null && failure.getClass().getName().startsWith(OWN_PACKAGE) ? message : failure.toString();
    }
}

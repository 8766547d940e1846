package io.cloudcall.tools.cli;

import java.util.Iterator;

/** The value of the option {@code --port}. */
final class Port {
    private Port() {}

    /** The port that comes next among the options. */
    static int of(Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 1 || port > 65_535) {
            throw new UsageException("--port takes a number from 1 to 65535");
        }
        return port;
    }
}

package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.FaultPlan;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a command's help by the keys of <a href="https://picocli.info/#_internationalization">picocli</a>: those
 * of {@code help.COMMAND.}, and of {@code help.} for all commands. The lines of a text are elements of an array.
 */
final class HelpTexts extends ResourceBundle {
    private static final String PREFIX = "help.";

    private final Map<String, String> lines = new HashMap<>();

    /** @param command the name of the command, {@code cloudcall} for the root */
    HelpTexts(Messages messages, String command) {
        lines.put("kinds", FaultPlan.KINDS);
        addAll(messages, PREFIX);
        addAll(messages, PREFIX + command + ".");
    }

    private void addAll(Messages messages, String prefix) {
        messages.texts().forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                add(key.substring(prefix.length()), text);
            }
        });
    }

    private void add(String key, String text) {
        // A heading is one text with ends of lines; of a description, picocli takes each line from a key of its own.
        if (key.endsWith("Heading") || !text.contains("\n")) {
            lines.put(key, text);
            return;
        }
        lines.remove(key);
        String[] elements = text.split("\n", -1);
        for (int i = 0; i < elements.length; i++) {
            lines.put(key + "." + i, elements[i]);
        }
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return lines.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(lines.keySet());
    }
}

package io.cloudcall.tools.cli;

import picocli.CommandLine.TypeConversionException;

/** An invalid value on the command line, whose reason is a text of {@link Messages}. */
final class InvalidValueException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String[] arguments;

    /** @param key the key of the reason */
    InvalidValueException(String key, String... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** Returns the reason. */
    String reason(Messages messages) {
        return messages.get(key, (Object[]) arguments);
    }
}

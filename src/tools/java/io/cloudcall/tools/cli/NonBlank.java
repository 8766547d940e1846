package io.cloudcall.tools.cli;

import picocli.CommandLine.ITypeConverter;

/** A converter that rejects blank values, as of an unset shell variable. */
final class NonBlank implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException("value.empty");
        }
        return text;
    }
}

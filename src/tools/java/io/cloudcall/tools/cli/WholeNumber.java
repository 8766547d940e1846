package io.cloudcall.tools.cli;

import picocli.CommandLine.ITypeConverter;

/** A converter of decimal digits to a number within limits. */
abstract class WholeNumber implements ITypeConverter<Integer> {
    private final int min;
    private final int max;

    private WholeNumber(int min, int max) {
        this.min = min;
        this.max = max;
    }

    @Override
    public final Integer convert(String text) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < min || number > max) {
            throw new InvalidValueException("value.number", text, String.valueOf(min), String.valueOf(max));
        }
        return number;
    }

    /** A TCP port other than 0. */
    static final class Port extends WholeNumber {
        private static final int MAX_PORT = 65_535;

        Port() {
            super(1, MAX_PORT);
        }
    }

    /** A number of seconds, up to a day. */
    static final class Seconds extends WholeNumber {
        private static final int MAX_SECONDS = 86_400;

        Seconds() {
            super(1, MAX_SECONDS);
        }
    }

    /** A number of waybills. */
    static final class Waybills extends WholeNumber {
        private static final int MAX_WAYBILLS = 999_999_999;

        Waybills() {
            super(0, MAX_WAYBILLS);
        }
    }
}

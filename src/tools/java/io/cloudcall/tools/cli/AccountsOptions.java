package io.cloudcall.tools.cli;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./cloudcall accounts} is asked for.
 *
 * @param stack the deployed stack to ask, null for the function in this process
 * @param region where the stack is, null for where the AWS CLI looks by itself
 * @param json whether to print the answer as it is
 * @param svg whether to draw the table
 * @param watch after how many seconds to ask again, 0 to ask once
 * @param low quotas below it are marked
 */
record AccountsOptions(@Nullable String stack, @Nullable String region, boolean json, boolean svg, int watch, int low) {
    private static final int LONGEST_WATCH = 86_400;
    private static final int HIGHEST_LOW = 999_999_999;
    private static final int USUAL_LOW = 100;

    static AccountsOptions of(List<String> options) {
        String stack = null;
        String region = null;
        boolean json = false;
        boolean svg = false;
        int watch = 0;
        int low = USUAL_LOW;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--stack" -> stack = text(option, rest);
                case "--region" -> region = text(option, rest);
                case "--json" -> json = true;
                case "--svg" -> svg = true;
                case "--watch" -> watch = number("--watch takes a whole number of seconds", rest, 1, LONGEST_WATCH);
                case "--low" -> low = number("--low takes a whole number of waybills", rest, 0, HIGHEST_LOW);
                default -> throw new UsageException("accounts has no option " + option);
            }
        }
        return new AccountsOptions(stack, region, json, svg, watch, low).checked();
    }

    private AccountsOptions checked() {
        if ((json ? 1 : 0) + (svg ? 1 : 0) + (watch > 0 ? 1 : 0) > 1) {
            throw new UsageException("--json, --svg and --watch exclude each other");
        }
        if (region != null && stack == null) {
            throw new UsageException("--region goes with --stack");
        }
        return this;
    }

    private static String text(String option, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (text.isBlank() || text.startsWith("-")) {
            throw new UsageException(option + " takes a value");
        }
        return text;
    }

    private static int number(String what, Iterator<String> rest, int least, int most) {
        String text = rest.hasNext() ? rest.next() : "";
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(what + " from " + least + " to " + most);
        }
        return number;
    }
}

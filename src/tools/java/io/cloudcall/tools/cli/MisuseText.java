package io.cloudcall.tools.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The description of an invalid command line in the user's language, in place of picocli's own, which is English.
 *
 * @param args the command line
 */
record MisuseText(Messages messages, List<String> args) {

    /** Returns the error, in one line. */
    String describe(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> describeUnmatched(unmatched);
            case MissingParameterException missing -> describeMissing(missing);
            case MutuallyExclusiveArgsException exclusive ->
                messages.get(
                        "misuse.exclusive",
                        String.valueOf(exclusive.getMessage()).replaceAll("^Error: | are mutually.*", ""));
            default -> describeOther(e);
        };
    }

    /** Returns the command lines that may have been meant, or empty if there are none. */
    Optional<String> suggest(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String program = unmatched.isUnknownOption()
                ? ""
                : e.getCommandLine().getCommandSpec().qualifiedName() + " ";
        String suggestions = unmatched.getSuggestions().stream()
                .map(program::concat)
                .collect(Collectors.joining(messages.get("misuse.or")));
        return suggestions.isEmpty() ? Optional.empty() : Optional.of(messages.get("misuse.did-you-mean", suggestions));
    }

    private String describeUnmatched(UnmatchedArgumentException e) {
        String argument = e.getUnmatched().getFirst();
        if (e.isUnknownOption()) {
            return messages.get("misuse.unknown-option", argument);
        }
        boolean namesCommand = !e.getCommandLine().getSubcommands().isEmpty();
        return messages.get(namesCommand ? "misuse.unknown-command" : "misuse.unexpected-argument", argument);
    }

    private String describeMissing(MissingParameterException e) {
        List<ArgSpec> missing = e.getMissing();
        if (missing.size() == 1 && missing.getFirst() instanceof OptionSpec option && isGiven(option)) {
            return messages.get("misuse.no-value", option.longestName(), format(option));
        }
        // A group lists its optional members as well.
        List<ArgSpec> required = missing.stream().filter(ArgSpec::required).toList();
        boolean isOption = required.stream().anyMatch(OptionSpec.class::isInstance);
        return messages.get(
                isOption ? "misuse.no-option" : "misuse.no-parameter",
                required.stream().map(MisuseText::format).collect(Collectors.joining(", ")));
    }

    private boolean isGiven(OptionSpec option) {
        return Arrays.stream(option.names()).anyMatch(args::contains);
    }

    private static String format(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + option.paramLabel()
                : argument.paramLabel();
    }

    private String describeOther(ParameterException e) {
        if (e.getArgSpec() != null && e.getCause() instanceof TypeConversionException cause) {
            String name = e.getArgSpec() instanceof OptionSpec option
                    ? messages.get("misuse.option", option.longestName())
                    : e.getArgSpec().paramLabel();
            return messages.get("misuse.invalid", name, describeValue(e, cause));
        }
        // Of picocli's other messages, only this one occurs.
        String message = String.valueOf(e.getMessage());
        return message.equals("Missing required subcommand") ? messages.get("misuse.no-command") : message;
    }

    private String describeValue(ParameterException e, TypeConversionException cause) {
        return cause instanceof InvalidValueException invalid
                ? invalid.reason(messages)
                : messages.get(
                        "misuse.choice",
                        e.getValue(),
                        String.join(", ", e.getArgSpec().completionCandidates()));
    }
}

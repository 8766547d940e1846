package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.WeChatError;
import io.cloudcall.tools.sandbox.push.PushEvent;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The files of messages, which have to agree with each other and with the code. */
class MessagesTest {
    private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
    private static final Messages CHINESE = Messages.in(Language.CHINESE);

    /** The texts whose English is part of the function, of its catalog or of the sandbox's data. */
    private static final Pattern CHINESE_ONLY =
            Pattern.compile("advice\\b.*|apis\\.(needs|remark)\\..*|push\\.event\\..*");

    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d)\\$)?s|\\$\\{[^}]+}|%.");
    private static final Pattern CHARACTER_OF_CHINA = Pattern.compile("\\p{IsHan}");

    private static Set<String> keys(Messages messages) {
        return new TreeSet<>(messages.texts().keySet());
    }

    private static Set<String> chineseOnly(String prefix) {
        return CHINESE.texts().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void haveTheSameKeys() {
        Set<String> shared = keys(CHINESE);
        shared.removeIf(key -> CHINESE_ONLY.matcher(key).matches());

        assertEquals(keys(ENGLISH), shared);
    }

    @Test
    void haveTheSamePlaceholders() {
        ENGLISH.texts()
                .forEach((key, text) -> assertEquals(
                        placeholders(text), placeholders(CHINESE.texts().getOrDefault(key, "")), key));
    }

    /** Returns which argument each placeholder takes, and the variables. */
    private static List<String> placeholders(String text) {
        int[] next = {1};
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> name(found, next))
                .sorted()
                .distinct()
                .toList();
    }

    private static String name(MatchResult found, int[] next) {
        if (!found.group().endsWith("s")) {
            return found.group();
        }
        return found.group(1) == null ? "%" + next[0]++ : "%" + found.group(1);
    }

    @Test
    void areChineseInChinese() {
        Set<String> names = Set.of("accounts.number-of-apps", "apis.write", "error", "push.advice", "advice.platform");
        CHINESE.texts()
                .forEach((key, text) -> assertTrue(
                        names.contains(key) || CHARACTER_OF_CHINA.matcher(text).find(), key + "=" + text));
        ENGLISH.texts()
                .forEach((key, text) ->
                        assertFalse(CHARACTER_OF_CHINA.matcher(text).find(), key));
    }

    /** Each key stands in the code, in a script, or is made of an option's name. */
    @Test
    void areAllUsed() throws IOException {
        String code = code();
        Set<String> unused = keys(ENGLISH);
        unused.removeAll(helpKeys());
        unused.removeIf(key -> code.contains("\"" + key + "\"")
                || code.contains("\"" + key.replaceFirst("\\.(one|other|\\d+)$", "") + "\"")
                || code.contains("\"" + key.replaceFirst("\\d+$", "") + "\"")
                || (key.startsWith("script.") && code.contains(" " + key)));

        assertEquals(Set.of(), unused);
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder(Files.readString(Path.of("cloudcall")));
        for (String root : List.of("src/tools/java/io/cloudcall/tools/cli", "src/tools/bash", "src/launcher/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        return code.toString();
    }

    private static Set<String> helpKeys() {
        Set<String> keys = new TreeSet<>(Set.of("help.settings", "help.cloudcall.usage.footer"));
        CommandLine root = Main.commandLine(new CommandUnderTest().terminal());
        keys.addAll(helpKeys("cloudcall", root));
        root.getSubcommands().forEach((name, command) -> keys.addAll(helpKeys(name, command)));
        return keys;
    }

    private static Set<String> helpKeys(String name, CommandLine command) {
        Set<String> keys = Stream.of(
                        "description", "exitCodeList", "synopsisHeading", "commandListHeading", "exitCodeListHeading")
                .map("usage."::concat)
                .collect(Collectors.toCollection(TreeSet::new));
        command.getCommandSpec().args().stream().flatMap(MessagesTest::names).forEach(keys::add);
        return keys.stream()
                .flatMap(key -> Stream.of("help." + key, "help." + name + "." + key))
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> Arrays.stream(option.names()).map(option1 -> option1.replaceFirst("^--?", ""));
            case PositionalParamSpec parameter -> Stream.of(parameter.paramLabel() + "[" + parameter.index() + "]");
            default -> Stream.of();
        };
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void describeEachCommandAndOption(Language language) {
        CommandLine root = Main.commandLine(
                new CommandUnderTest().set(Language.VARIABLE, language.code()).terminal());
        root.getSubcommands().forEach((name, command) -> {
            assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
            command.getCommandSpec().args().stream()
                    .filter(argument -> !argument.hidden())
                    .forEach(argument ->
                            assertTrue(argument.description().length > 0, name + " " + argument.paramLabel()));
        });
    }

    @Test
    void haveARemedyForEachErrorThatTheLogHasOneFor() {
        Set<String> hinted = Arrays.stream(WeChatError.values())
                .filter(error -> !error.hint().isEmpty())
                .map(error -> String.valueOf(error.errcode()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ownCodes =
                Set.of("-501001", "-604100", "-604100.nearest", "-604101", "-604102", "token-api", "platform");
        Set<String> translated = chineseOnly("advice.");
        translated.removeAll(ownCodes);

        assertEquals(
                Set.of(),
                minus(hinted, translated),
                "add advice.CODE to messages_zh.properties for each of these codes");
        assertEquals(
                Set.of(),
                minus(translated, hinted),
                "WeChatError has no hint for these codes: remove their advice from messages_zh.properties");
        assertEquals(Set.of("%1"), Set.copyOf(placeholders(CHINESE.texts().getOrDefault("advice.40164", ""))));
    }

    private static Set<String> minus(Set<String> codes, Set<String> others) {
        Set<String> rest = new TreeSet<>(codes);
        rest.removeAll(others);
        return rest;
    }

    @Test
    void haveTheTitleOfEachDocumentedPush() {
        Set<String> names =
                PushEventCatalog.events().stream().map(PushEvent::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(names, chineseOnly("push.event."));
    }

    @Test
    void haveTheRemarksOfEachApi() {
        Map<String, Set<String>> slugs = Map.of(
                "apis.needs.", slugs(DocumentedApi.all().flatMap(api -> api.requirement().stream())),
                "apis.remark.",
                        Stream.concat(
                                        slugs(DocumentedApi.all().flatMap(api -> api.cloudStatus().stream())).stream(),
                                        Stream.of("needs", "in-tencent-s-cloud"))
                                .collect(Collectors.toSet()));

        slugs.forEach((prefix, expected) -> assertEquals(new TreeSet<>(expected), chineseOnly(prefix)));
    }

    private static Set<String> slugs(Stream<String> texts) {
        return texts.map(ApiRemarks::slug).collect(Collectors.toSet());
    }
}

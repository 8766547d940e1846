package io.cloudcall.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the command line in one language, each with a key: those of messages_en.properties or
 * messages_zh.properties. Immutable.
 *
 * @param texts the texts by their keys, with placeholders of {@link java.util.Formatter}
 */
record Messages(Language language, Map<String, String> texts) {
    private static final Map<Language, Messages> ALL =
            Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Messages::read));

    private static Messages read(Language language) {
        String file = "messages_" + language.code() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return new Messages(
                    language,
                    texts.stringPropertyNames().stream()
                            .collect(Collectors.toUnmodifiableMap(Function.identity(), texts::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the texts in the language that environment variables select. */
    static Messages of(Map<String, String> environment) {
        return in(Language.of(environment));
    }

    /** Returns the texts in a language. */
    static Messages in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** Returns the text of a key with the arguments in place of its placeholders. */
    String get(String key, @Nullable Object... arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalArgumentException("no text of the key " + key));
    }

    /** Returns the text likewise, or empty if the language has none of that key. */
    Optional<String> find(String key, @Nullable Object... arguments) {
        return Optional.ofNullable(texts.get(key)).map(text -> text.formatted(arguments));
    }

    /** Returns the text of a number of things: that of {@code key.one} for 1, otherwise that of {@code key.other}. */
    String count(String key, long number) {
        return get(key + (number == 1 ? ".one" : ".other"), number);
    }

    /** Returns a line about an error, with the program's name in front. */
    String error(String key, @Nullable Object... arguments) {
        return get("error", get(key, arguments));
    }
}

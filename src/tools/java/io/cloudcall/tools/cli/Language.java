package io.cloudcall.tools.cli;

import java.util.Map;
import java.util.stream.Stream;

/** A language of the command line. */
enum Language {
    /** The language unless another is selected. */
    ENGLISH("en"),
    /** Simplified Chinese. */
    CHINESE("zh");

    /** The variable of this project's own, before those of POSIX in the order in which it looks at them. */
    static final String VARIABLE = "CLOUDCALL_LANG";

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Returns the language that the first of the variables selects that is set. */
    static Language of(Map<String, String> environment) {
        return Stream.of(VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(Language::isSimplifiedChinese)
                .map(value -> CHINESE)
                .orElse(ENGLISH);
    }

    /** Returns whether a locale, such as {@code zh_CN.UTF-8}, is Chinese but not of Taiwan or Hong Kong. */
    private static boolean isSimplifiedChinese(String locale) {
        return locale.startsWith("zh") && !locale.matches("zh[_-](TW|HK).*");
    }

    /** Returns the code of ISO 639, by which its files are named. */
    String code() {
        return code;
    }
}

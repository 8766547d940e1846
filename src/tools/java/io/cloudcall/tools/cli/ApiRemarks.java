package io.cloudcall.tools.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The remarks on the use of an API in the user's language. */
record ApiRemarks(Messages messages) {

    /** Returns the remarks; those of {@link DocumentedApi#remarks()} in a language that has no texts for them. */
    List<String> of(DocumentedApi documented) {
        return messages.language() == Language.ENGLISH
                ? documented.remarks()
                : Stream.of(
                                documented.cloudStatus().map(status -> messages.get("apis.remark." + slug(status))),
                                documented
                                        .cloudName()
                                        .map(name -> messages.get("apis.remark.in-tencent-s-cloud", name)),
                                documented.needsConvertCaseFalse()
                                        ? Optional.of("convertCase: false")
                                        : Optional.<String>empty(),
                                documented.requirement().map(this::requirement))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private String requirement(String english) {
        return messages.get("apis.remark.needs", messages.get("apis.needs." + slug(english)));
    }

    /** Returns the end of the key of an English text: its words in small letters, joined by hyphens. */
    static String slug(String english) {
        return english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}

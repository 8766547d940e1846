package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.WeChatError.Category;
import io.cloudcall.wechat.SecretRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of the table of errcodes, and of its documentation. */
class WeChatErrorTest {
    private static final Pattern ERRCODE = Pattern.compile("(?<![\\d-])[4-9]\\d{4,5}(?!\\d)");

    private static Set<Integer> errcodes(Category first, Category... others) {
        Set<Category> categories = EnumSet.of(first, others);
        return Arrays.stream(WeChatError.values())
                .filter(error -> categories.contains(error.category()))
                .map(WeChatError::errcode)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> documented(String file, String lineStart) throws IOException {
        String line = Files.readAllLines(Path.of(file)).stream()
                .filter(each -> each.startsWith(lineStart))
                .findFirst()
                .orElseThrow();
        return codes(line);
    }

    private static Set<Integer> codes(String text) {
        return ERRCODE.matcher(text)
                .results()
                .map(code -> Integer.valueOf(code.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource
    void findsEachErrorByItsCode(WeChatError error) {
        assertEquals(Optional.of(error), WeChatError.find(error.errcode()));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "9300502", "-604101"})
    void findsNoneForOtherCodes(int errcode) {
        assertEquals(Optional.empty(), WeChatError.find(errcode));
    }

    @ParameterizedTest
    @EnumSource
    void hasAHintForWhateverDoesNotPass(WeChatError error) {
        assertEquals(error.category() == Category.TRANSIENT, error.hint().isEmpty());
        assertTrue(error.hint().isEmpty() || error.hint().endsWith("."), () -> "end with a full stop: " + error.hint());
        assertEquals(error.hint(), new SecretRedactor().redact(error.hint()), "the log shows all of it");
        assertEquals(error == WeChatError.ADDRESS_NOT_WHITELISTED, error.hint().contains("%"), error.hint());
    }

    @Test
    void classifiesLastingErrorsOfTokenCalls() {
        assertTrue(WeChatError.INVALID_CREDENTIAL.isPermanentForTokens(), "it is about the AppSecret there");
        assertTrue(WeChatError.DAILY_QUOTA_EXCEEDED.isPermanentForTokens());
        assertFalse(WeChatError.RATE_LIMIT_EXCEEDED.isPermanentForTokens(), "a minute passes");
        assertFalse(WeChatError.SYSTEM_BUSY.isPermanentForTokens());
    }

    @ParameterizedTest
    @CsvSource({"| `credential` |, CREDENTIAL, TOKEN", "| `quota` |, DAILY_QUOTA, DAILY_QUOTA"})
    void isWhatTheOutcomesOfTheOperationsPageList(String row, Category one, Category other) throws IOException {
        assertEquals(
                errcodes(one, other),
                documented("docs/OPERATIONS.md", row),
                "correct the row " + row + " of docs/OPERATIONS.md");
    }

    @ParameterizedTest
    @CsvSource({"docs/REFERENCE.md", "docs/REFERENCE.zh-CN.md"})
    void isWhatTheReferenceListsUnderStatus429(String file) throws IOException {
        assertEquals(
                errcodes(Category.DAILY_QUOTA, Category.RATE_LIMIT),
                documented(file, "| 429 |"),
                "correct row 429 of " + file);
    }

    @Test
    void isWhatTheHttpDescriptionListsUnderStatus429() throws IOException {
        List<Set<Integer>> lists = Pattern.compile("enum: \\[(.*\\b45009\\b.*)]")
                .matcher(Files.readString(Path.of("docs/openapi.yaml")))
                .results()
                .map(list -> codes(list.group(1)))
                .toList();

        assertFalse(lists.isEmpty());
        for (Set<Integer> list : lists) {
            assertEquals(
                    errcodes(Category.DAILY_QUOTA, Category.RATE_LIMIT),
                    list,
                    "correct each enum with limits of WeChat's in docs/openapi.yaml");
        }
    }

    @ParameterizedTest
    @CsvSource({"docs/DEPLOY.md", "docs/OPERATIONS.md", "docs/RELIABILITY.md", "docs/REFERENCE.md", "README.zh-CN.md"})
    void hasEachErrcodeThatADocumentNames(String file) throws IOException {
        Set<String> unknown = Pattern.compile("(?<![\\d.,-])(?:4[0-8]\\d{3}|50\\d{3}|61007|895\\d\\d)(?![\\d.])")
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(code -> code.group())
                .filter(code -> WeChatError.find(Integer.parseInt(code)).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown, "WeChatError lacks these: remove them from " + file + ", or add them");
    }
}

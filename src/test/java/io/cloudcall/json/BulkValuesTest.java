package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of 64 KiB and more: long texts and long runs of bytes, which are read apart from the rest. */
class BulkValuesTest {
    private static final int LONG = 70_000;

    @Test
    void readsAPictureIntoItsBytes() {
        byte[] picture = new byte[1 << 20];
        new Random(1).nextBytes(picture);

        JsonArray array = (JsonArray) parse(numbers(picture));

        assertArrayEquals(picture, join(Objects.requireNonNull(array.toBytes())));
        assertEquals(picture.length, array.items().size());
        assertEquals(numbers(picture), array.toJson());
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 300_001, 300_002})
    void readsBase64IntoTheBytesThatItEncodes(int length) {
        byte[] picture = new byte[length];
        new Random(length).nextBytes(picture);
        String base64 = Base64.getEncoder().encodeToString(picture);

        JsonString text = (JsonString) parse("\"" + base64 + "\"");

        assertTrue(text.isReadAsBase64());
        assertArrayEquals(picture, join(Objects.requireNonNull(text.decodeBase64())));
        assertArrayEquals(picture, join(Objects.requireNonNull(new JsonString(base64).decodeBase64())));
        assertEquals(base64, text.value());
    }

    /** Padding in the middle, too little or too much of it, bits that no encoder sets, and other characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AB",
                "ABC",
                "=",
                "====",
                "A===",
                "AB==",
                "ABC=",
                "AA==AAAA",
                "AA=A",
                "AA-_",
                " AAA",
                "é",
                "😀"
            })
    void keepsATextThatOnlyBeginsAsBase64(String end) {
        String text = "AAAA".repeat(LONG) + end;

        JsonString read = (JsonString) parse("\"" + text + "\"");

        assertFalse(read.isReadAsBase64());
        assertEquals(text, read.value());
    }

    /** Each document is built as a tree, spelled at random, and compared with its plain spelling. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhateverSurroundsThem(int seed) {
        for (int i = 0; i < 12; i++) {
            BulkDocument document = new BulkDocument(new Random(100L * seed + i));

            assertEquals(document.plain(), JsonWriter.stringify(parse(document.spelled())), () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1.5", "1e2", "\"1\"", "null", "[1]", "{}", "1000"})
    void keepsAnItemThatIsNoByte(String item) {
        String half = "7,".repeat(LONG) + "7";

        JsonArray array = (JsonArray) parse("[" + half + "," + item + "," + half + "]");

        assertEquals(2 * LONG + 3, array.items().size());
        assertEquals(item, array.items().get(LONG + 1).toJson());
        assertEquals("7", array.items().get(LONG + 2).toJson());
        assertEquals("7", array.items().getLast().toJson());
        assertEquals(item.equals("1e2") ? -1 : LONG + 1, array.indexOfNonByte());
        assertEquals(item.equals("1e2"), array.toBytes() != null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [%s,]      | it is malformed
                    [%s        | it is malformed
                    [%s,01]    | it is malformed
                    [%s 1]     | it is malformed
                    [%s}       | it is malformed
                    [%s]]      | it is malformed
                    [%s][1]    | there is text after the value
                    {"a":[%s]  | it is malformed
                    {"a":1,%s} | it is malformed
                    """)
    void refusesWhatJsonForbidsAroundARun(String document, String reason) {
        assertEquals(reason, refusal(document.replace("%s", "1,".repeat(LONG) + "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "%s          | it is malformed
                    "%s\\x"      | it is malformed
                    "%s\\u12"    | it is malformed
                    "%s\\        | it is malformed
                    "%s\\ud83    | it is malformed
                    ["%s""]      | it is malformed
                    "%s"1        | there is text after the value
                    {"%s":1}     | it has a name that is too long
                    """)
    void refusesWhatJsonForbidsAroundALongText(String document, String reason) {
        assertEquals(reason, refusal(document.replace("\\\\", "\\").replace("%s", "t".repeat(LONG))));
    }

    @Test
    void refusesALongTextWithBytesThatNoTextHas() {
        byte[] control = bytes('"' + "t".repeat(LONG) + "\n\"");
        byte[] invalid = bytes('"' + "t".repeat(LONG) + "\"");
        invalid[LONG] = (byte) 0xFF;

        for (byte[] document : List.of(control, invalid)) {
            assertThrows(JsonParseException.class, () -> StrictJsonParser.parse(document));
        }
    }

    @Test
    void replacesHalvesOfSurrogatePairsInAndBesideLongTexts() throws IOException {
        String sent = "{\"\\ud83d\":\"" + "\\ude00\\ud83d\\ude00\\ud83dx".repeat(LONG) + "\",\"b\":\"\\ud83d\\ude00\"}";
        String received = "{\"\uFFFD\":\"" + "\uFFFD😀\uFFFDx".repeat(LONG) + "\",\"b\":\"😀\"}";

        assertEquals(received, JsonWriter.stringify(StrictJsonParser.parseWellFormed(bytes(sent))));
        InputStream slow = new TrickleStream(bytes(sent));
        assertEquals(received, JsonWriter.stringify(StrictJsonParser.parseWellFormed(slow)));
    }

    @Test
    void keepsHalvesOfSurrogatePairsOtherwise() {
        String document = "[\"" + "\\ud83dx".repeat(LONG) + "\"]";

        assertEquals(document, JsonWriter.stringify(parse(document)));
    }

    @Test
    void skipsAByteOrderMark() {
        assertEquals("[1]", JsonWriter.stringify(parse("\uFEFF" + " ".repeat(LONG) + "[1]")));
        assertEquals(
                LONG + 1,
                ((JsonArray) parse("\uFEFF[" + "1,".repeat(LONG) + "1]"))
                        .items()
                        .size());
    }

    @Test
    void countsAllOtherValues() {
        assertEquals("it has more than 200,000 values", refusal("[" + "[1],".repeat(100_000) + "1]"));
    }

    @Test
    void passesTheExceptionsOfAStream() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThrows(IOException.class, () -> StrictJsonParser.parseWellFormed(broken));
    }

    @Test
    void hasNoBytesForAnythingElse() {
        assertNull(((JsonArray) parse("[1,256]")).toBytes());
        assertEquals(1, ((JsonArray) parse("[1,256]")).indexOfNonByte());
        assertArrayEquals(
                new byte[] {1, 0, -1}, join(Objects.requireNonNull(((JsonArray) parse("[1,0,255]")).toBytes())));
    }

    /** A stream that returns a few bytes at a time, and does not report how many are available. */
    private static final class TrickleStream extends FilterInputStream {
        TrickleStream(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 7));
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private static String numbers(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> String.valueOf(bytes[i] & 0xFF))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static byte[] join(List<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static JsonValue parse(String document) {
        byte[] utf8 = bytes(document);
        byte[] copy = utf8.clone();
        JsonValue value = StrictJsonParser.parse(utf8);
        assertArrayEquals(copy, utf8, "the document is unchanged");
        return value;
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(String document) {
        return String.valueOf(assertThrows(JsonParseException.class, () -> StrictJsonParser.parse(bytes(document)))
                .getMessage());
    }
}

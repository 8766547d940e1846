package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BytePatternTest {
    private static final long SEED = 20261124L;

    private final Random random = new Random(SEED);

    @Test
    void findsWhatStringFinds() {
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = text(random.nextInt(1, 6));
            String hay = text(random.nextInt(40));
            boolean isIn = new BytePattern(text).occursIn(hay.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(hay.contains(text), isIn, () -> text + " in " + hay);
            found += isIn ? 1 : 0;
        }
        assertTrue(found > 2_000 && found < 18_000, "found " + found);
    }

    @Test
    void findsItWhereverPiecesMeet() {
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = text(random.nextInt(1, 6));
            List<String> pieces = Stream.generate(() -> text(random.nextInt(8)))
                    .limit(random.nextInt(8))
                    .toList();
            boolean isIn = new BytePattern(text)
                    .occursIn(pieces.stream()
                            .map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1))
                            .toList());
            assertEquals(String.join("", pieces).contains(text), isIn, () -> text + " in " + pieces);
            found += isIn ? 1 : 0;
        }
        assertTrue(found > 2_000 && found < 18_000, "found " + found);
    }

    /** Of few characters, so that beginnings of a text meet often. */
    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abc\u00e9".charAt(random.nextInt(3 + random.nextInt(2))));
        }
        return text.toString();
    }
}

package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The order of the rows of a data file. */
public final class SortedRows {
    private SortedRows() {}

    /** Asserts that each key is greater than the one before, character by character: capitals come first. */
    public static void assertSorted(Path file, List<String> keys) {
        assertEquals(
                List.of(),
                IntStream.range(1, keys.size())
                        .filter(i -> keys.get(i - 1).compareTo(keys.get(i)) >= 0)
                        .mapToObj(keys::get)
                        .toList(),
                () -> "move each row to its place in " + file + ", by the order of characters: capitals come first");
    }
}

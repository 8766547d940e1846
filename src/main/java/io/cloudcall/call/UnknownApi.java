package io.cloudcall.call;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The explanation for a name that the catalog lacks, with the nearest name that it has. Stateless. */
public final class UnknownApi {
    /** Longer names are no misspellings; the limit also bounds the time that a caller's text takes. */
    private static final int MAX_LENGTH = 100;

    private static final String SDK_PREFIX = "(cloud\\.)?openapi\\.";

    private UnknownApi() {}

    /** Returns what a caller who names no API of the catalog can do, in words of this project's own. */
    public static String describe(String name) {
        return "there is no such API"
                + findNearest(name)
                        .map(nearest -> ", the nearest name is " + nearest)
                        .orElse("")
                + ": see docs/APIS.md";
    }

    /** Returns the name of the catalog that resembles {@code name}, if one does. */
    public static Optional<String> findNearest(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String given = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^" + SDK_PREFIX, "");
        return ApiCatalog.names().stream()
                .map(cataloged -> new Candidate(cataloged, distance(given, cataloged)))
                .min(Comparator.comparingInt(Candidate::distance))
                .filter(candidate -> candidate.distance <= Math.max(1, given.length() / 4))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** Returns the edit distance of the names, or of the methods alone if that is all that is given. */
    private static int distance(String given, String cataloged) {
        String name = cataloged.toLowerCase(Locale.ROOT);
        return editDistance(given, given.indexOf('.') < 0 ? name.substring(name.lastIndexOf('.') + 1) : name);
    }

    /**
     * Returns how many characters to insert, delete, replace, or swap with a neighbor, turn one text into the other.
     */
    private static int editDistance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int i = 1; i <= from.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean isEqual = from.charAt(i - 1) == to.charAt(j - 1);
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + (isEqual ? 0 : 1));
                if (isSwap(from, i, to, j)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}

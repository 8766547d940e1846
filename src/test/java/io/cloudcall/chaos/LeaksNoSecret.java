package io.cloudcall.chaos;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * No access token, AppSecret or Authorization value is in any result or log line, nor is a piece that reveals much of
 * it, in any letter case: Netty quotes malformed HTTP in capitals.
 */
final class LeaksNoSecret {
    private static final Pattern LONG_WORD = Pattern.compile("[-\\w]{24,}");

    /**
     * The length of the pieces of a token that are looked for, each from a multiple of it: too long for a coincidence.
     */
    private static final int PIECE_LENGTH = 12;

    private final Set<String> pieces = new HashSet<>();
    private final Set<String> phrases = new HashSet<>();

    private LeaksNoSecret(Set<String> secrets) {
        for (String secret : secrets) {
            if (secret.startsWith("98_")) {
                addPieces(secret);
            } else {
                phrases.add(secret);
            }
        }
    }

    static Stream<String> violations(ScenarioLog log) {
        LeaksNoSecret search = new LeaksNoSecret(log.secrets());
        Stream<String> invocations = log.all()
                .filter(invocation -> search.finds(invocation.result() + "\n" + invocation.log()))
                .map(ChaosInvocation::toString);
        Stream<String> libraries =
                log.libraryLog().lines().filter(search::finds).map(line -> "a library logged " + line);
        return Stream.concat(invocations, libraries);
    }

    private void addPieces(String secret) {
        for (int i = 0; i + PIECE_LENGTH <= secret.length(); i += PIECE_LENGTH) {
            pieces.add(secret.substring(i, i + PIECE_LENGTH).toLowerCase(Locale.ROOT));
        }
    }

    private boolean finds(String text) {
        return phrases.stream().anyMatch(text::contains)
                || LONG_WORD
                        .matcher(text)
                        .results()
                        .anyMatch(word -> hasPiece(word.group().toLowerCase(Locale.ROOT)));
    }

    private boolean hasPiece(String word) {
        for (int i = 0; i + PIECE_LENGTH <= word.length(); i++) {
            if (pieces.contains(word.substring(i, i + PIECE_LENGTH))) {
                return true;
            }
        }
        return false;
    }
}

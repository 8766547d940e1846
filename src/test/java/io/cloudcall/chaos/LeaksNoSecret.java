package io.cloudcall.chaos;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No access token, AppSecret or Authorization value is in any result or log line, nor is a part that tells much of it, in
 * whatever case: Netty quotes in capitals what is no HTTP. */
final class LeaksNoSecret implements Invariant {
    private static final Pattern LONG_WORD = Pattern.compile("[-\\w]{24,}");

    /** Of a secret that is one word, any piece this long that begins at a multiple of this: too long for a coincidence. */
    private static final int PIECE = 12;

    @Override
    public Stream<Violation> violations(ScenarioLog evidence) {
        Set<String> pieces = new HashSet<>();
        Set<String> phrases = new HashSet<>();
        for (String secret : evidence.secrets()) {
            if (secret.startsWith("98_")) {
                addPieces(secret, pieces);
            } else {
                phrases.add(secret);
            }
        }
        Stream<Violation> invocations = evidence.all()
                .filter(invocation -> tells(invocation.result() + "\n" + invocation.log(), pieces, phrases))
                .map(invocation -> new Violation("KeepsSecrets", FailureReport.of(invocation, evidence)));
        Stream<Violation> others = evidence.otherOutput()
                .lines()
                .filter(line -> tells(line, pieces, phrases))
                .map(line -> new Violation("KeepsSecrets", "a library logged " + line));
        return Stream.concat(invocations, others);
    }

    private static void addPieces(String secret, Set<String> pieces) {
        for (int i = 0; i + PIECE <= secret.length(); i += PIECE) {
            pieces.add(secret.substring(i, i + PIECE).toLowerCase(Locale.ROOT));
        }
    }

    private static boolean tells(String text, Set<String> pieces, Set<String> phrases) {
        return phrases.stream().anyMatch(text::contains)
                || LONG_WORD
                        .matcher(text)
                        .results()
                        .anyMatch(word -> tells(word.group().toLowerCase(Locale.ROOT), pieces));
    }

    private static boolean tells(String word, Set<String> pieces) {
        for (int i = 0; i + PIECE <= word.length(); i++) {
            if (pieces.contains(word.substring(i, i + PIECE))) {
                return true;
            }
        }
        return false;
    }
}

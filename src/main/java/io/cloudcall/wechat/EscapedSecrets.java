package io.cloudcall.wechat;

import java.util.BitSet;
import java.util.List;

/**
 * A search for secrets in text that spells them by JSON's escapes, by percent-encoding, or by one in the other.
 * Stateless.
 */
final class EscapedSecrets {
    /** JSON within a query within JSON, as gateways quote requests. */
    private static final int MAX_ROUNDS = 2;

    private EscapedSecrets() {}

    /** Returns {@code text} with each escaped spelling of a secret replaced. */
    static String mask(String text, List<KnownSecret> secrets) {
        BitSet masked = new BitSet(text.length());
        DecodedText view = DecodedText.of(text);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            view = view.unescapeJson();
            find(secrets, view, masked);
            view = view.decodePercent();
            find(secrets, view, masked);
        }
        return masked.isEmpty() ? text : replace(text, masked);
    }

    private static void find(List<KnownSecret> secrets, DecodedText view, BitSet masked) {
        String text = view.text();
        for (KnownSecret secret : secrets) {
            int length = secret.value().length();
            for (int at = text.indexOf(secret.value()); at >= 0; at = text.indexOf(secret.value(), at + length)) {
                masked.set(view.startOf(at), view.endOf(at + length - 1));
            }
        }
    }

    private static String replace(String text, BitSet masked) {
        StringBuilder out = new StringBuilder(text.length());
        int position = 0;
        while (position < text.length()) {
            int start = masked.nextSetBit(position);
            if (start < 0) {
                return out.append(text, position, text.length()).toString();
            }
            out.append(text, position, start).append(SecretRedactor.MASK);
            position = masked.nextClearBit(start);
        }
        return out.toString();
    }
}

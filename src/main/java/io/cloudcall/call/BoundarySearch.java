package io.cloudcall.call;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A search for a boundary in bytes that come in pieces, by the algorithm of Knuth, Morris and Pratt. Immutable. */
final class BoundarySearch {
    private final byte[] boundary;

    /** For each length of a match, that of the longest shorter match that ends where it does. */
    private final int[] shorter;

    BoundarySearch(String boundary) {
        this.boundary = boundary.getBytes(StandardCharsets.US_ASCII);
        shorter = new int[this.boundary.length + 1];
        int matched = 0;
        for (int i = 1; i < this.boundary.length; i++) {
            matched = advance(matched, this.boundary[i]);
            shorter[i + 1] = matched;
        }
    }

    private int advance(int matched, byte next) {
        int length = matched;
        while (length > 0 && boundary[length] != next) {
            length = shorter[length];
        }
        return boundary[length] == next ? length + 1 : 0;
    }

    boolean occursIn(List<byte[]> pieces) {
        int matched = 0;
        for (byte[] piece : pieces) {
            for (byte next : piece) {
                matched = advance(matched, next);
                if (matched == boundary.length) {
                    return true;
                }
            }
        }
        return false;
    }
}

package io.cloudcall.call;

import java.nio.charset.StandardCharsets;

/**
 * A copy of bytes in the making, from first to last, of which some are left out, replaced, or moved behind others. Copies runs
 * as long as it can. One thread, one use.
 */
final class ReorderingBuffer {
    private final byte[] source;

    /** Up to where the source has been copied or left out. */
    private int consumed;

    private final byte[] copy;
    private int size;

    /** Start and end of each run that is to move, as places in the copy. */
    private final int[] moves;

    private int moveCount;

    /**
     * Nothing yet of {@code source}.
     *
     * @param additions how many bytes there will be that are not of the source
     * @param mostMoves how many runs there may be at once
     */
    ReorderingBuffer(byte[] source, int additions, int mostMoves) {
        this.source = source;
        // While a run moves it is there twice.
        copy = new byte[2 * (source.length + additions)];
        moves = new int[2 * mostMoves];
    }

    /** Where in the copy the source's byte {@code at} will stand, if nothing before it is left out from now on. */
    int targetOffset(int at) {
        return size + at - consumed;
    }

    /** Whether some byte of the source at or behind {@code at} has been dealt with. */
    boolean hasConsumedPast(int at) {
        return consumed > at;
    }

    /** Leaves out the source's bytes from {@code start} to {@code end}. */
    void skip(int start, int end) {
        System.arraycopy(source, consumed, copy, size, start - consumed);
        size += start - consumed;
        consumed = end;
    }

    /** Adds a byte that is not the source's. */
    void append(int b) {
        copy[size++] = (byte) b;
    }

    /** Takes back the last byte if it is {@code b}. */
    void removeLastIf(int b) {
        size -= copy[size - 1] == b ? 1 : 0;
    }

    /** Leaves out what would stand from {@code place} on, up to the source's byte {@code end}. Nothing of it may be about to move. */
    void truncate(int place, int end) {
        skip(end, end);
        size = place;
    }

    int moveCount() {
        return moveCount;
    }

    /** Notes that {@link #moveToEnd} of {@code firstMove} shall move what stands from place {@code start} to {@code end}. */
    void markForMove(int start, int end, int firstMove) {
        if (moveCount > firstMove && moves[2 * moveCount - 1] == start) {
            moveCount--;
        } else {
            moves[2 * moveCount] = start;
        }
        moves[2 * moveCount + 1] = end;
        moveCount++;
    }

    /** Moves the runs from number {@code firstMove} on to the end, in their order, and forgets them. */
    void moveToEnd(int firstMove) {
        int last = moveCount - 1;
        if (last > firstMove || (last == firstMove && moves[2 * last + 1] < size)) {
            for (int i = firstMove; i <= last; i++) {
                copyWithin(moves[2 * i], moves[2 * i + 1]);
            }
            int whole = size;
            size = moves[2 * firstMove];
            for (int i = firstMove; i <= last; i++) {
                copyWithin(moves[2 * i + 1], i < last ? moves[2 * i + 2] : whole);
            }
        }
        moveCount = firstMove;
    }

    private void copyWithin(int start, int end) {
        System.arraycopy(copy, start, copy, size, end - start);
        size += end - start;
    }

    /** The copy so far, decoded, with {@code end} behind it. */
    String decode(byte[] end) {
        System.arraycopy(end, 0, copy, size, end.length);
        return new String(copy, 0, size + end.length, StandardCharsets.UTF_8);
    }
}

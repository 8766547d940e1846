package io.cloudcall.call;

import java.util.Arrays;

/**
 * A buffer into which a source's bytes are copied from first to last, while some are left out, replaced, or moved
 * behind others. It copies lazily, in runs as long as can be. docs/FAST_PATH.md shows it at work. Not thread-safe.
 */
final class ReorderingBuffer {
    private final byte[] source;

    /** The index of the source's first byte that has been neither copied nor left out. */
    private int consumed;

    private final byte[] copy;
    private int size;

    /** The runs that are to move: in pairs, the offsets in the copy at which each starts and ends. */
    private final int[] moves;

    private int moveCount;

    /**
     * Creates an empty buffer.
     *
     * @param maxAppended the most bytes that will be added to those of the source
     * @param maxMoves the most runs that will be marked at once
     */
    ReorderingBuffer(byte[] source, int maxAppended, int maxMoves) {
        this.source = source;
        // While a run moves it is there twice.
        copy = new byte[2 * (source.length + maxAppended)];
        moves = new int[2 * maxMoves];
    }

    /**
     * Returns the offset in the copy of the source's byte {@code index}, if nothing before it is left out from now on.
     */
    int targetOffset(int index) {
        return size + index - consumed;
    }

    /** Returns whether a byte of the source at or behind {@code index} has been copied or left out. */
    boolean hasConsumedPast(int index) {
        return consumed > index;
    }

    /** Copies the source up to {@code start}, and leaves out its bytes from there to {@code end}. */
    void skip(int start, int end) {
        System.arraycopy(source, consumed, copy, size, start - consumed);
        size += start - consumed;
        consumed = end;
    }

    /** Appends a byte that is not the source's. */
    void append(int b) {
        copy[size++] = (byte) b;
    }

    /** Removes the last byte if it is {@code b}. */
    void removeLastIf(int b) {
        size -= copy[size - 1] == b ? 1 : 0;
    }

    /**
     * Removes the copy's bytes from {@code offset} to that of the source's byte {@code end}, none of which may be
     * marked.
     */
    void truncate(int offset, int end) {
        skip(end, end);
        size = offset;
    }

    int moveCount() {
        return moveCount;
    }

    /**
     * Marks the copy's bytes from {@code start} to {@code end} for {@link #moveToEnd} of {@code firstMove}. Adjacent
     * runs become one.
     */
    void markForMove(int start, int end, int firstMove) {
        if (moveCount > firstMove && runEnd(moveCount - 1) == start) {
            moveCount--;
        } else {
            moves[2 * moveCount] = start;
        }
        moves[2 * moveCount + 1] = end;
        moveCount++;
    }

    /** Moves the runs from number {@code firstMove} on to the end, in their order, and unmarks them. */
    void moveToEnd(int firstMove) {
        int lastMove = moveCount - 1;
        boolean isAtEnd = lastMove == firstMove && runEnd(lastMove) == size;
        if (lastMove >= firstMove && !isAtEnd) {
            for (int i = firstMove; i <= lastMove; i++) {
                copyWithin(runStart(i), runEnd(i));
            }
            removeRuns(firstMove, lastMove);
        }
        moveCount = firstMove;
    }

    /** Shifts all that stands between and behind the runs to the front, over the runs. */
    private void removeRuns(int firstMove, int lastMove) {
        int end = size;
        size = runStart(firstMove);
        for (int i = firstMove; i <= lastMove; i++) {
            copyWithin(runEnd(i), i < lastMove ? runStart(i + 1) : end);
        }
    }

    private int runStart(int move) {
        return moves[2 * move];
    }

    private int runEnd(int move) {
        return moves[2 * move + 1];
    }

    private void copyWithin(int start, int end) {
        System.arraycopy(copy, start, copy, size, end - start);
        size += end - start;
    }

    /** Returns the copy so far, with {@code suffix} behind it. */
    byte[] toBytes(byte[] suffix) {
        System.arraycopy(suffix, 0, copy, size, suffix.length);
        return Arrays.copyOf(copy, size + suffix.length);
    }
}

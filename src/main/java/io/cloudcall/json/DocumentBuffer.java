package io.cloudcall.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The part of a document that is being read: a number of bytes ahead, unless the document ends. Not thread-safe. */
final class DocumentBuffer {
    private final InputStream in;
    private final int lookahead;
    private final byte[] bytes;
    private int position;
    private int limit;
    private long base;
    private boolean atEnd;

    /**
     * Creates a buffer.
     *
     * @param lookahead the number of bytes that {@link #fill} provides, if the document has them
     */
    DocumentBuffer(InputStream in, int lookahead) {
        this.in = in;
        this.lookahead = lookahead;
        bytes = new byte[2 * lookahead];
    }

    /** Reads ahead, and returns whether there is a byte. */
    boolean fill() {
        if (limit - position < lookahead && !atEnd) {
            compact();
            try {
                int read = in.readNBytes(bytes, limit, bytes.length - limit);
                limit += read;
                atEnd = limit < bytes.length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return position < limit;
    }

    private void compact() {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        base += position;
        limit -= position;
        position = 0;
    }

    /** Skips a byte-order mark at the beginning. */
    void skipByteOrderMark() {
        fill();
        if (limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** Returns the end, in {@link #bytes}, of what was read. */
    int limit() {
        return limit;
    }

    void skipTo(int newPosition) {
        position = newPosition;
    }

    /** Returns the place in the whole document of an index in {@link #bytes}. */
    long absolute(int index) {
        return base + index;
    }

    /** Returns the number of bytes that were read, and an estimate of those behind them, which may be too low. */
    int remaining() {
        try {
            return limit - position + in.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies bytes, fewer if the document ends before, and returns how many. */
    int copy(int count, byte[] target, int offset) {
        int copied = Math.min(count, limit - position);
        System.arraycopy(bytes, position, target, offset, copied);
        position += copied;
        return copied;
    }

    byte current() {
        return bytes[position];
    }

    ByteBuffer slice(int length) {
        return ByteBuffer.wrap(bytes, position, length);
    }

    /** Returns the number of bytes before the next of three, at most {@code max}. */
    int lengthBefore(char one, char two, char three, int max) {
        int end = Math.min(limit, position + max);
        int i = position;
        while (i < end && bytes[i] != one && bytes[i] != two && bytes[i] != three) {
            i++;
        }
        return i - position;
    }

    /** Returns whether the text that begins here ends within the bytes to read ahead, or the document does. */
    boolean hasQuoteAhead() {
        int end = Math.min(limit, position + lookahead);
        int i = position + 1;
        while (i < end && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i < end || end - position < lookahead;
    }

    /**
     * Replaces the escape of a lone surrogate that begins here by that of U+FFFD, and returns the length of what has to
     * be kept together: an escape, or those of a pair.
     */
    int replaceLoneSurrogate() {
        return SurrogateEscapes.replaceLone(bytes, position, limit);
    }
}

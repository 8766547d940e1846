package io.cloudcall.json;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a JSON document that takes long texts and long runs of bytes, such as files, out of it: the parser behind
 * reads an empty text for each text and a 0 for each run, and takes the values themselves from here. So they cost no
 * more memory than they have characters or bytes. Everything else passes as it is. Not thread-safe.
 */
final class BulkValueFilter extends InputStream {
    /** The length of a text that is taken out, in bytes of the document: more than a name may have. */
    static final int MIN_TEXT_BYTES = 1 << 16;

    private static final int BLOCK_BYTES = 1 << 13;

    private final DocumentBuffer in;
    private final boolean replacesLoneSurrogates;
    private final ByteRunScanner runs;
    private final Deque<TakenValue> taken = new ArrayDeque<>();
    private final byte[] block = new byte[BLOCK_BYTES + SurrogateEscapes.PAIR_LENGTH];
    private int blockStart;
    private int blockEnd;
    private long passed;
    private boolean inText;
    private boolean hasTaken;

    /** A value and the place, in what passed, of what stands for it. */
    private record TakenValue(long position, JsonValue value) {}

    /**
     * Creates a filter.
     *
     * @param replacesLoneSurrogates whether the escape of U+FFFD replaces that of each lone surrogate
     */
    BulkValueFilter(InputStream document, boolean replacesLoneSurrogates) {
        in = new DocumentBuffer(document, MIN_TEXT_BYTES);
        runs = new ByteRunScanner(in);
        this.replacesLoneSurrogates = replacesLoneSurrogates;
        in.skipByteOrderMark();
    }

    /** Returns whether values were taken out, so that positions behind them are not those of the document. */
    boolean hasTaken() {
        return hasTaken;
    }

    /** Removes and returns the value that was at {@code position} of what passed; null if none was. */
    @Nullable
    JsonValue take(long position) {
        TakenValue next = taken.peek();
        return next != null && next.position() == position ? taken.remove().value() : null;
    }

    /** Returns whether a value waits to be taken. */
    boolean hasNext() {
        return !taken.isEmpty();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (blockStart == blockEnd) {
            fillBlock();
        }
        int count = Math.min(length, blockEnd - blockStart);
        System.arraycopy(block, blockStart, target, offset, count);
        blockStart += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    private void fillBlock() {
        blockStart = 0;
        blockEnd = 0;
        while (blockEnd < BLOCK_BYTES && in.fill()) {
            if (inText) {
                passText();
            } else {
                passOutsideTexts();
            }
        }
    }

    private void passOutsideTexts() {
        int plain = in.lengthBefore('"', '[', ',', BLOCK_BYTES - blockEnd);
        if (plain > 0) {
            pass(plain);
        } else if (in.current() != '"') {
            pass(1);
            takeRun();
        } else if (in.hasQuoteAhead()) {
            pass(1);
            inText = true;
        } else {
            put(new BulkText(in, replacesLoneSurrogates).read(), "\"\"");
        }
    }

    private void takeRun() {
        byte[] run = runs.tryRead();
        if (run != null) {
            put(new JsonArray(new ByteRun(run)), "0");
        }
    }

    private void put(JsonValue value, String substitute) {
        taken.add(new TakenValue(passed, value));
        hasTaken = true;
        for (int i = 0; i < substitute.length(); i++) {
            block[blockEnd++] = (byte) substitute.charAt(i);
        }
        passed += substitute.length();
    }

    private void passText() {
        int plain = in.lengthBefore('"', '\\', '\\', BLOCK_BYTES - blockEnd);
        if (plain > 0) {
            pass(plain);
        } else if (in.current() == '"') {
            pass(1);
            inText = false;
        } else {
            pass(replacesLoneSurrogates ? in.replaceLoneSurrogate() : 2);
        }
    }

    /** Passes bytes, fewer if the document ends before. */
    private void pass(int count) {
        int copied = in.copy(count, block, blockEnd);
        blockEnd += copied;
        passed += copied;
    }
}

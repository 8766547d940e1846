package io.cloudcall.event;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that counts the bytes that were read from it. Not thread-safe. */
final class CountingInputStream extends FilterInputStream {
    private int count;

    CountingInputStream(InputStream in) {
        super(in);
    }

    int count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count += Math.max(read, 0);
        return read;
    }
}

package io.cloudcall.json;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * The items of an array that has runs of bytes: runs and other items in turn, none of them copied. Not thread-safe
 * while items are added.
 */
final class RunList extends AbstractList<JsonValue> implements RandomAccess {
    private final List<List<JsonValue>> pieces = new ArrayList<>();

    /** The index of each piece's first item. */
    private final List<Integer> starts = new ArrayList<>();

    private int size;

    /** Returns {@code items}, as far as they were read, with more behind them: a list that takes further ones. */
    static RunList append(List<JsonValue> items, List<JsonValue> run) {
        RunList list = items instanceof RunList runs ? runs : new RunList().addPiece(items);
        return list.addPiece(run);
    }

    private RunList addPiece(List<JsonValue> piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
            starts.add(size);
            size += piece.size();
        }
        return this;
    }

    List<List<JsonValue>> pieces() {
        return pieces;
    }

    /** Adds an item that belongs to no run. */
    @Override
    public boolean add(JsonValue item) {
        if (pieces.getLast() instanceof ByteRun) {
            addPiece(new ArrayList<>(List.of(item)));
            return true;
        }
        size++;
        return pieces.getLast().add(item);
    }

    @Override
    public JsonValue get(int index) {
        int found = Collections.binarySearch(starts, index);
        int piece = found >= 0 ? found : -found - 2;
        return pieces.get(piece).get(index - starts.get(piece));
    }

    @Override
    public int size() {
        return size;
    }
}

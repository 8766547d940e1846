package io.cloudcall.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON string. Thread-safe. */
public final class JsonString implements JsonValue {
    private final @Nullable Base64Text base64;
    private volatile @Nullable String value;

    /**
     * Creates a string.
     *
     * @param value the UTF-16 code units, unescaped; may hold lone surrogates
     */
    public JsonString(String value) {
        this.value = value;
        base64 = null;
    }

    /** Creates a string of a long text, which must not change afterwards. */
    JsonString(Base64Text base64) {
        this.base64 = base64;
    }

    /** Returns the UTF-16 code units, unescaped; may hold lone surrogates. */
    public String value() {
        String text = value;
        if (text == null) {
            text = encode();
            value = text;
        }
        return text;
    }

    private String encode() {
        StringBuilder text = new StringBuilder(base64 == null ? 0 : base64.length());
        if (base64 != null) {
            base64.appendTo(text);
        }
        return text.toString();
    }

    /**
     * Returns the bytes that the text encodes in base64 of the standard alphabet with its padding, in pieces that are
     * not copied; null for any other text.
     */
    public @Nullable List<byte[]> decodeBase64() {
        return base64 == null ? Base64Text.decode(value()) : base64.bytes();
    }

    /** Returns whether the text was read as its bytes. */
    boolean isReadAsBase64() {
        return base64 != null;
    }

    @Override
    public boolean isTruthy() {
        return base64 == null ? !value().isEmpty() : base64.length() > 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonString string && string.value().equals(value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return value();
    }
}

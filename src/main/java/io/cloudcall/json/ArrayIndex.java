package io.cloudcall.json;

/** ECMAScript's array indexes: canonical numerals from 0 to 2^32 - 2, which objects enumerate before all other keys. */
final class ArrayIndex {
    private static final long MAX_INDEX = (1L << 32) - 2;
    private static final int MAX_DIGITS = 10;

    private ArrayIndex() {}

    static boolean matches(String key) {
        int length = key.length();
        if (length == 0 || length > MAX_DIGITS || (length > 1 && key.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(key) <= MAX_INDEX;
    }
}

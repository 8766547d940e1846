package io.cloudcall.call;

/**
 * Bytes as decimal numbers with commas between them. Without a branch for each byte: those of a picture cannot be
 * predicted, and a branch that is predicted wrongly takes longer than all else that a byte needs.
 */
final class ByteNumbers {
    /** For each byte value its digits, the first one lowest, and in the highest byte how many there are. */
    private static final int[] DIGITS = createDigits();

    private static final int COUNT_SHIFT = 24;

    private ByteNumbers() {}

    private static int[] createDigits() {
        int[] digits = new int[256];
        for (int value = 0; value < digits.length; value++) {
            String text = Integer.toString(value);
            for (int i = 0; i < text.length(); i++) {
                digits[value] |= text.charAt(i) << (8 * i);
            }
            digits[value] |= text.length() << COUNT_SHIFT;
        }
        return digits;
    }

    /** Returns the length of the numbers of {@code bytes} with their commas. */
    static int length(byte[] bytes) {
        int length = Math.max(bytes.length - 1, 0);
        for (byte b : bytes) {
            length += DIGITS[b & 0xFF] >>> COUNT_SHIFT;
        }
        return length;
    }

    /**
     * Writes the numbers of {@code bytes} from {@code start} on, and returns their end. Overwrites up to three bytes
     * behind it, which there must be room for.
     */
    static int write(byte[] bytes, byte[] target, int start) {
        int end = start;
        for (byte b : bytes) {
            int digits = DIGITS[b & 0xFF];
            target[end] = (byte) digits;
            target[end + 1] = (byte) (digits >> 8);
            target[end + 2] = (byte) (digits >> 16);
            end += digits >>> COUNT_SHIFT;
            target[end++] = ',';
        }
        return Math.max(end - 1, start);
    }
}

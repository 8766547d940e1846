package io.cloudcall.push;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tokens and AES keys of one mini program's message push: those in use and, while WeChat's console changes them,
 * the ones before, in any combination. Immutable, as long as the bytes of the tokens are not changed.
 *
 * @param tokens the tokens in UTF-8, one or two
 * @param aesKeys the AES keys, one or two
 */
record PushKeys(List<byte[]> tokens, List<AesKey> aesKeys) {
    /** Keys for which the same work is done as for those of a mini program that is served. What they fit is refused. */
    static final PushKeys DUMMY =
            new PushKeys(List.of("no-token".getBytes(StandardCharsets.UTF_8)), List.of(AesKey.of(new byte[32])));

    /** Returns nothing of the keys. */
    @Override
    public String toString() {
        return "push keys";
    }
}

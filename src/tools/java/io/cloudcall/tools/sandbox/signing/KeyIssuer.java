package io.cloudcall.tools.sandbox.signing;

import java.util.concurrent.atomic.AtomicInteger;

/** The keys of a sandbox, with numbers of 32 hexadecimal digits as WeChat's. Thread-safe. */
final class KeyIssuer {

    private final AtomicInteger serials = new AtomicInteger();
    private final AtomicInteger rsaKeys = new AtomicInteger();

    StubKeyPair rsa() {
        return new StubKeyPair(serial(), RsaKeys.get(rsaKeys.getAndIncrement()));
    }

    StubCipher aes() {
        return StubCipher.generate(serial());
    }

    private String serial() {
        return "fa4e%028x".formatted(serials.incrementAndGet());
    }
}

package io.cloudcall.tools.sandbox.signing;

import java.util.concurrent.atomic.AtomicInteger;

/** The numbers of keys and certificates, of 32 hexadecimal digits as WeChat's. Thread-safe. */
final class SerialNumbers {

    private final AtomicInteger last = new AtomicInteger();

    String next() {
        return "fa4e%028x".formatted(last.incrementAndGet());
    }
}

package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.AppSeed;

/** Numbers that WeChat gives out, with a beginning that no real one has; each mini program has its own. Immutable. */
record SandboxIds(AppSeed seed) {

    String store(int count) {
        return "9000%015d".formatted(seed.firstNumber() + count);
    }

    String delivery(int count) {
        return "9001%015d".formatted(seed.firstNumber() + count);
    }

    String payment(int count) {
        return "9002%015d".formatted(seed.firstNumber() + count);
    }
}

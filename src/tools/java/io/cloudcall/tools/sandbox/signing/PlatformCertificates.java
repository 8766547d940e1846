package io.cloudcall.tools.sandbox.signing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform certificate, made when it is first needed, and the one before it while it is replaced. Thread-safe. */
final class PlatformCertificates {

    private final Clock clock;
    private final SerialNumbers serials;
    private @Nullable StubCertificate current;
    private @Nullable StubCertificate deprecated;

    PlatformCertificates(Clock clock, SerialNumbers serials) {
        this.clock = clock;
        this.serials = serials;
    }

    synchronized StubCertificate current() {
        if (current == null) {
            current = generate();
        }
        return current;
    }

    synchronized Optional<StubCertificate> deprecated() {
        return Optional.ofNullable(deprecated);
    }

    synchronized List<StubCertificate> valid() {
        List<StubCertificate> valid = new ArrayList<>(List.of(current()));
        deprecated().ifPresent(valid::add);
        return valid;
    }

    synchronized void rotate() {
        deprecated = current();
        current = generate();
    }

    synchronized void retire() {
        deprecated = null;
    }

    private StubCertificate generate() {
        return StubCertificate.generate(serials.next(), clock.instant());
    }
}

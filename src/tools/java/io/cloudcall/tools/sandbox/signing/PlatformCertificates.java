package io.cloudcall.tools.sandbox.signing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform certificate, made when it is first needed, and the one before it while it is replaced. Thread-safe. */
final class PlatformCertificates {

    private final Clock clock;
    private final KeyIssuer issuer;
    private @Nullable StubCertificate current;
    private @Nullable StubCertificate deprecated;

    PlatformCertificates(Clock clock, KeyIssuer issuer) {
        this.clock = clock;
        this.issuer = issuer;
    }

    synchronized StubCertificate current() {
        if (current == null) {
            current = issue();
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
        current = issue();
    }

    synchronized void retire() {
        deprecated = null;
    }

    private StubCertificate issue() {
        return StubCertificate.of(issuer.rsa(), clock.instant());
    }
}

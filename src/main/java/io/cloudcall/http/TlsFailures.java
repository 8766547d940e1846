package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The failures of TLS handshakes, of the JDK's implementation and of BoringSSL, by what does not fit. */
final class TlsFailures {
    /** The messages of the JDK's {@code HostnameChecker}, which has no exception of its own. */
    private static final Pattern OTHER_HOST = Pattern.compile("No (?:subject alternative|name matching) .*");

    /**
     * The alerts of a server without common parameters, and its choice of others than those offered, in the words of
     * the JDK and of BoringSSL.
     */
    private static final Pattern NOTHING_IN_COMMON = Pattern.compile(
            ".*(?:handshake_failure|protocol_version|insufficient_security|improper ciphersuite|HANDSHAKE_FAILURE"
                    + "|PROTOCOL_VERSION|INSUFFICIENT_SECURITY|UNSUPPORTED_PROTOCOL|WRONG_CIPHER_RETURNED"
                    + "|UNKNOWN_CIPHER_RETURNED).*",
            Pattern.DOTALL);

    private TlsFailures() {}

    static Kind kind(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        if (causes.stream().anyMatch(CertificateException.class::isInstance)) {
            return certificateKind(causes);
        }
        if (causes.stream().anyMatch(NotSslRecordException.class::isInstance)) {
            return Kind.TLS_NOT_SPOKEN;
        }
        return causes.stream().anyMatch(messageMatches(NOTHING_IN_COMMON)) ? Kind.TLS_NOTHING_IN_COMMON : Kind.TLS;
    }

    private static Kind certificateKind(List<Throwable> causes) {
        if (causes.stream().anyMatch(TlsFailures::isOutOfDate)) {
            return Kind.TLS_EXPIRED;
        }
        return causes.stream().anyMatch(messageMatches(OTHER_HOST)) ? Kind.TLS_OTHER_HOST : Kind.TLS_UNTRUSTED;
    }

    private static boolean isOutOfDate(Throwable cause) {
        return cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException;
    }

    private static Predicate<Throwable> messageMatches(Pattern pattern) {
        return cause -> pattern.matcher(String.valueOf(cause.getMessage())).matches();
    }
}

package io.cloudcall;

import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The priming of TLS for SnapStart: one HTTPS request before the snapshot, so that the snapshot contains the classes of
 * a handshake, loaded and linked. It goes to a local stub, whose certificate this client alone trusts.
 */
final class TlsPriming {
    private static final long TIMEOUT_MILLIS = 5_000;
    private static final int MAX_BODY_BYTES = 1_000;

    private TlsPriming() {}

    /** Sends the request. Throws {@link java.util.concurrent.CompletionException} if it fails. */
    static void run() throws IOException, GeneralSecurityException {
        LoopbackCertificate certificate = LoopbackCertificate.create();
        HttpClientConfig config = new HttpClientConfig(TIMEOUT_MILLIS, () -> List.of(certificate.certificate()), null);
        try (LoopbackWeChatStub stub = LoopbackWeChatStub.startTls(certificate.serverContext());
                Transport transport = Transport.create(config, MAX_BODY_BYTES, Clock.systemUTC())) {
            TransportRequest request = TransportRequest.get(URI.create(stub.url()), Map.of(), true);
            transport.send(request, TIMEOUT_MILLIS).join();
        }
    }
}

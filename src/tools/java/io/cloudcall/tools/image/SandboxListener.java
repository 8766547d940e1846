package io.cloudcall.tools.image;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The port of a sandbox, by its command line.
 *
 * @param port the port, on all addresses
 * @param tls whether it serves HTTPS
 */
record SandboxListener(int port, boolean tls) {
    private static final int DEFAULT_PORT = 8089;
    private static final Pattern PORT = Pattern.compile("\0--port[=\0]([0-9]{1,5})(?=\0|$)");

    /** Parses the arguments of a process, each ended by a zero byte; of several ports the last one counts. */
    static SandboxListener parse(String commandLine) {
        Matcher ports = PORT.matcher(commandLine);
        int port = DEFAULT_PORT;
        while (ports.find()) {
            port = Integer.parseInt(ports.group(1));
        }
        return new SandboxListener(port, List.of(commandLine.split("\0", -1)).contains("--tls"));
    }

    /** Returns a socket to be connected. Trusts every certificate: the sandbox has made its own, for another name. */
    Socket newSocket() throws IOException, GeneralSecurityException {
        if (!tls) {
            return new Socket();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
        return context.getSocketFactory().createSocket();
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

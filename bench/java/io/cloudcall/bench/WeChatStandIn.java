package io.cloudcall.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * api.weixin.qq.com with ready answers, on loopback: a token, an answer to all else, and the same answer as Tencent's gateway wraps
 * it. One port over HTTP and one over HTTPS for each answer, which is a number of accounts, {@code check}, {@code picture},
 * {@code clear} or {@code signed}; a thread a connection. It prints a line for each port, {@code http 50 34567}, then {@code ready}, and serves until its standard input ends.
 */
final class WeChatStandIn {
    private static final String JSON = "application/json; encoding=utf-8";
    private static final byte[] REFUSAL = Exchange.answer(
            JSON, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}".getBytes(StandardCharsets.UTF_8));

    private static final AtomicLong TOKENS = new AtomicLong();

    private static final List<String> PATHS =
            List.of(
            "/cgi-bin/express/business/account/getall?", "/wxa/img_sec_check?", "/wxa/getwxacode?", SignedAnswer.PATH + "?");

    private final byte[] called;
    private final byte[] gateway;
    private final SignedAnswer signed;

    private WeChatStandIn(Path answers, String name, SignedAnswer signed) throws IOException {
        this.signed = name.equals("signed") ? signed : null;
        called = Exchange.answer(
                name.equals("picture") ? "image/jpeg" : JSON, Files.readAllBytes(answers.resolve("wechat-" + name)));
        gateway = Exchange.answer("application/octet-stream", Files.readAllBytes(answers.resolve("gateway-" + name)));
    }

    /** Takes the server's key store, its password, the folder with the answers, and the names of these. */
    public static void main(String[] arguments) throws Exception {
        char[] password = arguments[1].toCharArray();
        KeyStore store = KeyStore.getInstance(Path.of(arguments[0]).toFile(), password);
        ServerSocketFactory secure = secure(store, password);
        Path answers = Path.of(arguments[2]);
        SignedAnswer signed = new SignedAnswer(
                answers, (PrivateKey) store.getKey("server", password), store.getCertificate("server"));
        for (int i = 3; i < arguments.length; i++) {
            WeChatStandIn weChat = new WeChatStandIn(answers, arguments[i], signed);
            System.out.println("http " + arguments[i] + " " + weChat.listen(ServerSocketFactory.getDefault()));
            System.out.println("https " + arguments[i] + " " + weChat.listen(secure));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whoever started this holds the other end.
        }
        System.exit(0);
    }

    private static ServerSocketFactory secure(KeyStore store, char[] password) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private int listen(ServerSocketFactory factory) throws IOException {
        ServerSocket server = factory.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> acceptAll(server));
        return server.getLocalPort();
    }

    private void acceptAll(ServerSocket server) {
        while (true) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), 16_384);
            for (String target = Exchange.read(in); target != null; target = Exchange.read(in)) {
                client.getOutputStream().write(answer(target));
            }
        } catch (IOException gone) {
            // The client was killed: the next one has another connection.
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Another token each time, as long as WeChat's. */
    private static byte[] token() {
        String token = "98_bench%0128d".formatted(TOKENS.incrementAndGet());
        return Exchange.answer(
                JSON, ("{\"access_token\":\"" + token + "\",\"expires_in\":7200}").getBytes(StandardCharsets.UTF_8));
    }

    private byte[] answer(String target) throws GeneralSecurityException {
        if (target.startsWith("/cgi-bin/token") || target.startsWith("/cgi-bin/stable_token")) {
            return token();
        }
        if (target.startsWith("/admin?")) {
            return gateway;
        }
        boolean known = PATHS.stream().anyMatch(target::startsWith);
        if (!known || !target.contains("access_token=98_bench")) {
            return REFUSAL;
        }
        return signed == null ? called : signed.get();
    }
}

package io.cloudcall.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/**
 * api.weixin.qq.com with ready answers, on loopback: a token, an answer to all else, and the same answer as Tencent's gateway wraps
 * it. One port over HTTP and one over HTTPS for each answer, which is a number of accounts, {@code check} or
 * {@code picture}; a thread a connection. It prints a line for each port, {@code http 50 34567}, then {@code ready}, and serves until its standard input ends.
 */
final class WeChatStub {
    private static final String JSON = "application/json; encoding=utf-8";
    private static final byte[] REFUSAL = Exchange.answer(
            JSON, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}".getBytes(StandardCharsets.UTF_8));

    private static final AtomicLong TOKENS = new AtomicLong();

    private static final List<String> PATHS =
            List.of("/cgi-bin/express/business/account/getall?", "/wxa/img_sec_check?", "/wxa/getwxacode?");

    private final byte[] called;
    private final byte[] gateway;

    private WeChatStub(Path answers, String name) throws IOException {
        called = Exchange.answer(
                name.equals("picture") ? "image/jpeg" : JSON, Files.readAllBytes(answers.resolve("wechat-" + name)));
        gateway = Exchange.answer("application/octet-stream", Files.readAllBytes(answers.resolve("gateway-" + name)));
    }

    /** Takes the server's key store, its password, the folder with the answers, and the names of these. */
    public static void main(String[] arguments) throws Exception {
        char[] password = arguments[1].toCharArray();
        KeyStore store = KeyStore.getInstance(Path.of(arguments[0]).toFile(), password);
        ServerSocketFactory secure = Connections.secure(store, password);
        Path answers = Path.of(arguments[2]);
        for (int i = 3; i < arguments.length; i++) {
            WeChatStub weChat = new WeChatStub(answers, arguments[i]);
            System.out.println("http " + arguments[i] + " " + Connections.listen(ServerSocketFactory.getDefault(), weChat::answerNext));
            System.out.println("https " + arguments[i] + " " + Connections.listen(secure, weChat::answerNext));
        }
        Connections.serve();
    }

    /** Answers the next request of a connection; false at its end. */
    private boolean answerNext(InputStream in, OutputStream out) throws IOException {
        String target = Exchange.read(in);
        if (target == null) {
            return false;
        }
        out.write(answer(target));
        return true;
    }

    /** Another token each time, as long as WeChat's. */
    private static byte[] token() {
        String token = "98_bench%0128d".formatted(TOKENS.incrementAndGet());
        return Exchange.answer(
                JSON, ("{\"access_token\":\"" + token + "\",\"expires_in\":7200}").getBytes(StandardCharsets.UTF_8));
    }

    private byte[] answer(String target) {
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
        return called;
    }
}

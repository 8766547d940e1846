package io.cloudcall.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ServerSocketFactory;

/**
 * AWS Secrets Manager and Amazon EventBridge with ready answers, on loopback over HTTPS, a port each. PutEvents is refused unless its
 * request holds all that one push has to become. It prints a line for each port, {@code https events 34567}, the push's message as
 * WeChat encrypts it, {@code push encrypted …}, then {@code ready}, and serves until its standard input ends.
 */
final class AwsStandIn {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final byte[] REFUSAL = Exchange.answer(JSON, text("{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"Unexpected\"}]}"));
    private static final byte[] TAKEN = Exchange.answer(
            JSON, text("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"00000000-0000-4000-8000-000000000000\"}]}"));
    private static final int BLOCK = 32;

    /** Of bytes in UTF-8, each as a character: texts of such are searched fastest. */
    private final List<String> needed;

    private final byte[] secret;

    private AwsStandIn(List<String> needed, byte[] secret) {
        this.needed = needed;
        this.secret = Exchange.answer(JSON, secret);
    }

    /**
     * Takes the server's key store, its password, and a folder: {@code secret} is the answer of Secrets Manager, {@code message} the
     * push's message, {@code app-id} and {@code aes-key} (EncodingAESKey) encrypt it, and each line of {@code needed} is in its PutEvents.
     */
    public static void main(String[] arguments) throws Exception {
        char[] password = arguments[1].toCharArray();
        KeyStore store = KeyStore.getInstance(Path.of(arguments[0]).toFile(), password);
        ServerSocketFactory secure = Connections.secure(store, password);
        Path folder = Path.of(arguments[2]);
        List<String> needed = Files.readAllLines(folder.resolve("needed"), StandardCharsets.ISO_8859_1);
        AwsStandIn aws = new AwsStandIn(needed, Files.readAllBytes(folder.resolve("secret")));
        for (String name : List.of("secrets", "events")) {
            System.out.println("https " + name + " " + Connections.listen(secure, aws::answerNext));
        }
        System.out.println("push encrypted " + encrypted(folder));
        Connections.serve();
    }

    private boolean answerNext(InputStream in, OutputStream out) throws IOException {
        Exchange.Head head = Exchange.head(in);
        if (head == null) {
            return false;
        }
        byte[] body = in.readNBytes(head.length());
        out.write(switch (head.operation()) {
            case "secretsmanager.GetSecretValue" -> secret;
            case "AWSEvents.PutEvents" -> isWhole(new String(body, StandardCharsets.ISO_8859_1)) ? TAKEN : REFUSAL;
            default -> REFUSAL;
        });
        return true;
    }

    private boolean isWhole(String request) {
        for (String part : needed) {
            if (!request.contains(part)) {
                return false;
            }
        }
        return true;
    }

    /** The message as WeChat's pushes in security mode have it: random bytes, its length, itself, the AppID, and padding to 32 bytes. */
    private static String encrypted(Path folder) throws IOException, GeneralSecurityException {
        byte[] message = Files.readAllBytes(folder.resolve("message"));
        byte[] appId = Files.readAllBytes(folder.resolve("app-id"));
        int length = 20 + message.length + appId.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.position(16).putInt(message.length).put(message).put(appId);
        while (plain.hasRemaining()) {
            plain.put((byte) padding);
        }
        byte[] key = Base64.getDecoder().decode(Files.readString(folder.resolve("aes-key")) + "=");
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

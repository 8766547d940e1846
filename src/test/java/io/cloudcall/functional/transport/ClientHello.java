package io.cloudcall.functional.transport;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ClientHello of TLS 1.3, as RFC 8446, 4.1.2, has it. Numbers are in hexadecimal digits.
 *
 * @param cipherSuites the cipher suites, without the signal of RFC 5746
 * @param signatureAlgorithms the signature algorithms of the handshake
 * @param versions the protocol versions
 */
public record ClientHello(List<String> cipherSuites, List<String> signatureAlgorithms, List<String> versions) {
    private static final int MESSAGE_HEADER = 4;
    private static final int VERSION_AND_RANDOM = 34;
    private static final String RENEGOTIATION_SIGNAL = "00ff";
    private static final short SIGNATURE_ALGORITHMS = 13;
    private static final short SUPPORTED_VERSIONS = 43;

    /** Parses the content of a record. */
    public static ClientHello parse(byte[] content) {
        ByteBuffer message = ByteBuffer.wrap(content).position(MESSAGE_HEADER + VERSION_AND_RANDOM);
        block(message, message.get());
        List<String> suites = numbers(block(message, message.getShort()));
        block(message, message.get());
        ByteBuffer extensions = block(message, message.getShort());
        List<String> signatures = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        while (extensions.hasRemaining()) {
            short type = extensions.getShort();
            ByteBuffer data = block(extensions, extensions.getShort());
            if (type == SIGNATURE_ALGORITHMS) {
                signatures.addAll(numbers(block(data, data.getShort())));
            } else if (type == SUPPORTED_VERSIONS) {
                versions.addAll(numbers(block(data, data.get())));
            }
        }
        return new ClientHello(
                suites.stream()
                        .filter(suite -> !suite.equals(RENEGOTIATION_SIGNAL))
                        .collect(Collectors.toList()),
                signatures,
                versions);
    }

    private static ByteBuffer block(ByteBuffer in, int length) {
        int unsigned = length & 0xffff;
        ByteBuffer block = in.slice(in.position(), unsigned);
        in.position(in.position() + unsigned);
        return block;
    }

    private static List<String> numbers(ByteBuffer block) {
        List<String> numbers = new ArrayList<>();
        while (block.hasRemaining()) {
            numbers.add(String.format("%04x", block.getShort() & 0xffff));
        }
        return numbers;
    }
}

package io.cloudcall.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of disabled algorithms. The JDK has read it for this process before, or reads it again as it was. */
class TlsPolicyTest {
    private static final String DISABLED_ALGORITHMS = "jdk.tls.disabledAlgorithms";

    private final String before = Security.getProperty(DISABLED_ALGORITHMS);

    @AfterEach
    void reset() {
        Security.setProperty(DISABLED_ALGORITHMS, before);
    }

    private static String afterRestoring(String list) {
        Security.setProperty(DISABLED_ALGORITHMS, list);
        TlsPolicy.restoreDisabledAlgorithms();
        return Security.getProperty(DISABLED_ALGORITHMS);
    }

    @Test
    void restoresTheJdksOwnListAfterThatOfTheRuntimeInterfaceClient() throws IOException {
        Properties jdk = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of(System.getProperty("java.home"), "conf", "security", "java.security"))) {
            jdk.load(file);
        }

        String restored = afterRestoring(
                "SSLv3, RC4, MD5withRSA, DH keySize < 1024, EC keySize < 224, DES40_CBC, RC4_40, 3DES_EDE_CBC");

        assertEquals(jdk.getProperty(DISABLED_ALGORITHMS), restored);
    }

    @Test
    void keepsAListThatIsStricter() {
        assertEquals("TLSv1.1, TLSv1.2", afterRestoring("TLSv1.1, TLSv1.2"));
    }
}

package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the start, by the classes that it loads. */
@Timeout(180)
class StartupClassLoadingIT {
    private static final String HELLO = "sun.security.ssl.ClientHello$ClientHelloMessage";

    private static final String OF_OTHER_CALLS = "io\\.cloudcall\\..*"
            + "(Upload|Multipart|FormPart|FormFile|FormData|FileArg|MediaType|BinaryBody|BulkV|BulkT"
            + "|ByteRun|RunList|DocumentBuffer|LargeEvent|CountingInput|PieceStream|PartHead|AcceptHeader|ServerApi"
            + "|CredentialPath|QueryParam|Login|Rid|Sign(ed|ing)|ApiSecurity"
            + "|AppId|AppPermission|AppPrefix|QuotaReading|client\\.|logistics\\.|FieldReader).*";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @TempDir
    Path folder;

    private List<String> loadedBy(String event, String expected) throws IOException {
        return loadedBy(event, expected, Map.of());
    }

    private List<String> loadedBy(String event, String expected, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(sandbox.settings());
        return new ClassLoadingLog(folder).record("io.cloudcall.CloudFunction", settings, event, expected);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isReadyForTlsBeforeTheFirstCall() throws IOException {
        List<String> loaded = loadedBy("[\"no call\"]", "-601002");

        assertTrue(loaded.contains("io.netty.internal.tcnative.SSL"), "the library is loaded");
        assertTrue(loaded.contains("sun.security.validator.PKIXValidator"), "a certificate was judged");
        assertFalse(loaded.contains(HELLO), "the JDK's TLS is not needed");
        assertEquals(0, sandbox.requests().size());
    }

    @Test
    void isReadyForTheJdksTlsWithoutTheLibrary() throws IOException {
        List<String> loaded = loadedBy("[\"no call\"]", "-601002", Map.of("LD_LIBRARY_PATH", ""));

        assertTrue(loaded.contains(HELLO), "a hello was said");
        assertFalse(loaded.contains("io.netty.internal.tcnative.SSL"), "there is no library");
    }

    @Test
    void needsNoParserOfJacksonForTheEmptyEvent() throws IOException {
        List<String> loaded = loadedBy("{}", "getAllAccount:ok");

        assertFalse(loaded.contains("com.fasterxml.jackson.core.JsonFactory"), "nothing has to be parsed by it");
    }

    /** The constants of BigDecimal take a twentieth of the CPU time of a start; computing them loads this class. */
    @Test
    void computesNoConstantsOfBigDecimal() throws IOException {
        assertFalse(loadedBy("{}", "getAllAccount:ok").contains("java.math.BigInteger$RecursiveOp$RecursiveSquare"));
    }

    @Test
    void loadsNoOtherLoggersNorNettyEvents() throws IOException {
        List<String> loaded = loadedBy("{}", "getAllAccount:ok");

        assertTrue(loaded.contains("io.vertx.core.logging.JULLogDelegateFactory"), "Vert.x logs");
        List<String> needless = loaded.stream()
                .filter(name -> name.startsWith("org.slf4j.") || name.matches("io\\.netty\\.buffer\\.\\w+Event"))
                .toList();
        assertEquals(List.of(), needless);
    }

    @Test
    void loadsNothingOfAwsForASecretThatIsGiven() throws IOException {
        List<String> ofSecrets = loadedBy("{}", "getAllAccount:ok").stream()
                .filter(name -> name.matches("io\\.cloudcall\\.(aws|secret)\\..*"))
                .filter(name ->
                        !name.matches("io\\.cloudcall\\.(secret\\.AppSecret(|Config)|aws\\.AwsException)([$/].*)?"))
                .toList();

        assertEquals(List.of(), ofSecrets);
    }

    @Test
    void loadsNothingOfMessagePush() throws IOException {
        List<String> ofPushes = loadedBy("{}", "getAllAccount:ok").stream()
                .filter(name -> name.matches("io\\.cloudcall\\.(push\\.|.*Push|event\\.HttpRequest).*"))
                .toList();

        assertEquals(List.of(), ofPushes);
    }

    /** The methods of records are built at run time: ten milliseconds for the first that is a key of a map. */
    @Test
    void buildsNoMethodsOfRecords() throws IOException {
        assertFalse(loadedBy("{}", "getAllAccount:ok").contains("java.lang.runtime.ObjectMethods"));
    }

    @Test
    void loadsNothingOfFilesPathsAndLoginsBeforeTheirEvents() throws IOException {
        assertEquals(List.of(), ofOtherCalls(loadedBy("{}", "getAllAccount:ok")));
        Map<String, String> router = RouterSettings.permitting(
                folder, List.of("security.imgSecCheck", "auth.code2Session", "/cgi-bin/menu/get"));
        String file = "{\"openapi\":\"security.imgSecCheck\",\"data\":"
                + "{\"media\":{\"contentType\":\"image/png\",\"value\":\"\"}}}";
        String path = "{\"openapi\":\"/cgi-bin/menu/get\",\"method\":\"GET\",\"appid\":\"wx1\"}";
        String login = "{\"openapi\":\"auth.code2Session\",\"data\":{\"jsCode\":\"0\"}}";
        assertLoaded(loadedBy(file, "errCode", router), "call.FileArgument", "call.MultipartForm", "call.MediaTypes");
        assertLoaded(loadedBy(path, "errCode", router), "call.ServerApi", "call.CredentialPaths", "call.AppId");
        assertLoaded(loadedBy(login, "errCode", router), "wechat.LoginCall");
    }

    @Test
    void loadsNothingOfSigningBeforeASignedCall() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("security.json"), sandbox.security().encode());
        Map<String, String> signing = Map.of("WECHAT_API_SECURITY_FILE", keys.toString());
        assertEquals(List.of(), ofSigning(loadedBy("{}", "getAllAccount:ok", signing)));

        String path = "/cgi-bin/express/intracity/getcity";
        Map<String, String> router = new HashMap<>(RouterSettings.permitting(folder, List.of(path)));
        router.putAll(signing);
        List<String> loaded = ofSigning(loadedBy("{\"openapi\":\"" + path + "\"}", path + ":ok", router));
        assertTrue(loaded.contains("io.cloudcall.signing.ApiSecurity"), loaded.toString());
    }

    private static List<String> ofSigning(List<String> classes) {
        return classes.stream()
                .filter(name -> name.startsWith("io.cloudcall.signing."))
                .toList();
    }

    private static List<String> ofOtherCalls(List<String> classes) {
        return classes.stream().filter(name -> name.matches(OF_OTHER_CALLS)).toList();
    }

    private static void assertLoaded(List<String> classes, String... names) {
        List<String> needed = Stream.of(names).map("io.cloudcall."::concat).toList();
        assertTrue(
                ofOtherCalls(classes).containsAll(needed),
                () -> ofOtherCalls(classes).toString());
    }

    @Test
    void loadsNothingOfSeveralAppsForOne() throws IOException {
        assertEquals(List.of(), ofSeveralApps(loadedBy("{}", "getAllAccount:ok")));
        Map<String, String> service = Map.of(
                "WECHAT_ACCESS_TOKEN_URL", sandbox.appTokenServiceUrl(),
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION", sandbox.tokenServiceAuthorization());
        List<String> needed = ofSeveralApps(loadedBy("{}", "getAllAccount:ok", service));
        assertTrue(needed.contains("io.cloudcall.wechat.AppRegistry"), needed.toString());
    }

    private static List<String> ofSeveralApps(List<String> classes) {
        return classes.stream()
                .filter(name -> name.matches(
                        "io\\.cloudcall\\..*(Apps[A-Z]|AppRe|AppSecrets|AppStable|AppTokenS|MappedApp|AppId$).*"))
                .toList();
    }

    @Test
    void loadsNothingOfTheQuotaWatchBeforeItsEvent() throws IOException {
        assertEquals(List.of(), ofTheWatch(loadedBy("{}", "getAllAccount:ok")));
        List<String> needed = ofTheWatch(loadedBy("{\"cloudcall.quotaWatch\":{}}", "getAllAccount:ok"));
        assertTrue(
                needed.containsAll(List.of("io.cloudcall.quota.QuotaReport", "io.cloudcall.logistics.AccountList")),
                needed.toString());
    }

    private static List<String> ofTheWatch(List<String> classes) {
        return classes.stream()
                .filter(name -> name.matches("io\\.cloudcall\\.((quota|logistics)\\.|.*(Quota|EmfDocument)).*"))
                .toList();
    }
}

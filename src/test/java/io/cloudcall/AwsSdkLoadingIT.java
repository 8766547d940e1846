package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.runtime.FunctionProcess;
import io.cloudcall.sandbox.Sandbox;
import io.cloudcall.secret.StandInStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS SDK is on the class path of every function, and loaded by those that read a stored secret only. */
class AwsSdkLoadingIT {
    private static final String READER = "io.cloudcall.secret.SecretsManager";
    private static final String SDK = "software.amazon.awssdk.";

    /** Lambda's runtime interface client brings these itself. */
    private static final String RUNTIMES_OWN = "software.amazon.awssdk.utilslite.";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final StandInStore store = new StandInStore();

    @TempDir
    Path folder;

    private List<String> loadedBy(String event, String expected, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("WECHAT_APP_ID", sandbox.appId());
        settings.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        settings.put("AWS_ENDPOINT_URL", store.url());
        settings.put("AWS_REGION", "us-east-1");
        settings.put("AWS_ACCESS_KEY_ID", "key-id");
        settings.put("AWS_SECRET_ACCESS_KEY", "key");
        Path log = folder.resolve("classes.log");
        try (FunctionProcess function = FunctionProcess.start(settings, "-Xlog:class+load:file=" + log)) {
            String result = function.invoke(event).body();
            assertTrue(result.contains(expected), result);
        }
        List<String> classes = Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(?:\\[[^]]*])+ (\\S+).*", "$1"))
                .toList();
        assertTrue(classes.contains("io.cloudcall.CloudFunction"), "the log has the classes");
        return classes;
    }

    private static List<String> ofTheSdk(List<String> classes) {
        return classes.stream()
                .filter(name -> (name.startsWith(SDK) && !name.startsWith(RUNTIMES_OWN)) || name.equals(READER))
                .toList();
    }

    @Test
    void loadsNoneOfItWithoutAnArn() throws IOException {
        Map<String, String> given = Map.of("WECHAT_APP_SECRET", sandbox.appSecret());

        assertEquals(List.of(), ofTheSdk(loadedBy("{}", "getAllAccount:ok", given)));
    }

    @Test
    void loadsNoneOfItBeforeTheSecretIsNeeded() throws IOException {
        Map<String, String> stored = Map.of("WECHAT_APP_SECRET_ARN", "wechat");

        assertEquals(List.of(), ofTheSdk(loadedBy("[\"no call\"]", "-601002", stored)));
        assertEquals(List.of(), store.asked());
    }

    @Test
    void loadsItToReadTheSecret() throws IOException {
        store.holds(sandbox.appSecret());

        List<String> loaded = ofTheSdk(loadedBy("{}", "getAllAccount:ok", Map.of("WECHAT_APP_SECRET_ARN", "wechat")));

        assertTrue(loaded.contains(READER) && loaded.size() > 100, loaded.toString());
    }
}

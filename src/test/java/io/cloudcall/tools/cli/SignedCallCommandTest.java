package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that WeChat serves signed only. */
class SignedCallCommandTest extends CallFixture {
    private static final String GET_CITY = "call /cgi-bin/express/intracity/getcity";

    /** Keys that the environment has are another account's. */
    @ParameterizedTest
    @ValueSource(strings = {GET_CITY, GET_CITY + " --appid wx1", GET_CITY + " --appid wxSANDBOX0000000000"})
    void areSignedByTheKeysOfASandboxOfItsOwn(String line) throws Exception {
        CommandUnderTest offline = new CommandUnderTest()
                .set("WECHAT_API_SECURITY_FILE", "no-such-file")
                .set("WECHAT_API_SECURITY_ARN", "no-such-secret");

        assertEquals(0, offline.run(line), offline.out() + offline.err());
    }

    @Test
    void areSignedByTheKeysOfTheEnvironment() throws Exception {
        permitGetCity();
        Path keys = Files.writeString(
                folder.resolve("keys.json"), sandbox.security().encode());

        assertEquals(
                0,
                command.set("WECHAT_API_SECURITY_FILE", keys.toString()).run(GET_CITY),
                command.out() + command.err());
        assertTrue(sandbox.requests().getLast().header("Wechatmp-Signature") != null);
    }

    @Test
    void areRefusedWithoutKeys() throws Exception {
        permitGetCity();

        assertEquals(1, command.run(GET_CITY));

        assertTrue(command.out().startsWith("{\"errCode\":934011,"), command.out());
        assertTrue(command.err().contains("WECHAT_API_SECURITY_ARN"), command.err());
    }

    @Test
    void mayBeOthersThatTheSettingsName() throws Exception {
        CommandUnderTest offline = new CommandUnderTest().set("WECHAT_SIGNED_APIS", "security.msgSecCheck");

        assertEquals(0, offline.run("call logistics.getAllAccount"), offline.out() + offline.err());
        assertEquals(
                0,
                offline.run(
                        "call security.msgSecCheck --data {\"content\":\"a\",\"version\":2,\"scene\":1,\"openid\":\"o\"}"),
                offline.err());
    }

    private void permitGetCity() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"permissions\":{\"openapi\":[\"/cgi-bin/express/intracity/getcity\"]}}");
    }
}

package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signed calls of a router over HTTP in every form. */
@EachGateway
class SignedCallOverHttpTest {
    private static final String PATH = "/wxa/getuserriskrank";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final String form;
    private final FunctionUnderTest router;

    SignedCallOverHttpTest(String form, @TempDir Path folder) throws IOException {
        this.form = form;
        Path keys = Files.writeString(
                folder.resolve("security.json"), sandbox.server().security().encode());
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(folder, List.of(PATH)));
        settings.put("WECHAT_API_SECURITY_FILE", keys.toString());
        settings.put("WECHAT_SIGNED_APIS", PATH);
        router = sandbox.function(settings);
    }

    private HttpReply post(String contentType, String body) {
        return HttpReply.parse(router.invoke(new HttpRequestEvent(form, "POST")
                .path("/api" + PATH)
                .query("query.scene", "0")
                .header("content-type", contentType)
                .encoded(body)
                .text()));
    }

    @Test
    void encryptsQueryAndBody() {
        String body = "{\"appid\":\"wx0\",\"openid\":\"o-user\",\"clientIp\":\"127.0.0.1\"}";

        assertResult(post("application/json", body).assertStatus(200).body()).isOk(PATH);

        assertNotNull(sandbox.lastRequest().header("Wechatmp-Signature"));
        assertEquals(Set.of("access_token"), sandbox.lastRequest().query().keySet());
    }

    @Test
    void refusesAFile() {
        String file = String.join(
                "\r\n",
                "--B",
                "content-disposition: form-data; name=\"media\"; filename=\"a.png\"",
                "",
                "abc",
                "--B--",
                "");

        assertResult(post("multipart/form-data; boundary=B", file)
                        .assertStatus(400)
                        .body())
                .isArgsError(
                        PATH,
                        "The call is among WECHAT_SIGNED_APIS, and WeChat encrypts no files: send none, or take the call"
                                + " out of the setting.");
        assertEquals(0, sandbox.calls(PATH));
    }
}

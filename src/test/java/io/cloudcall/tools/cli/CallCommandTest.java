package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls by path, and the permissions of a sandbox of the command's own. */
class CallCommandTest extends CallFixture {
    @Test
    void makesACallByPath() throws Exception {
        CommandUnderTest offline = new CommandUnderTest();

        assertEquals(
                0,
                offline.run("call /cgi-bin/express/business/account/getall --method GET --read"),
                offline.out() + offline.err());

        assertTrue(offline.out().startsWith("{\"count\":5,"), offline.out());
        assertTrue(
                offline.out().contains("\"errMsg\":\"openapi./cgi-bin/express/business/account/getall:ok\""),
                offline.out());
    }

    @Test
    void sendsTheQueryOfACallByPath() throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"permissions\":{\"openapi\":[\"/wxa/a\"]}}");
        sandbox.faults().next("/wxa/a", Fault.errcode(0, "ok"));

        assertEquals(0, command.run("call /wxa/a --query {\"type\":\"图\"} --data {\"someKey\":1}"), command.err());

        ReceivedRequest request = sandbox.requests().getLast();
        assertEquals("POST", request.method());
        assertEquals("图", request.queryParameter("type"));
        assertEquals("{\"some_key\":1}", lastBody());
    }

    /** The config.json of CLOUD_CALL_CONFIG has no effect. */
    @ParameterizedTest
    @ValueSource(strings = {"no-such-file", "config.json"})
    void permitsEveryCallOnASandboxOfItsOwn(String config) throws Exception {
        CommandUnderTest offline = new CommandUnderTest().set("CLOUD_CALL_CONFIG", config);

        offline.run("call wxacode.get");

        assertTrue(offline.err().startsWith("cloudcall: calling a sandbox"), offline.err());
        assertFalse(offline.out().contains("-604101"), offline.out());
        assertFalse(offline.err().contains("config.json"), offline.err());
    }

    @Test
    void permitsOneApiForAsLongAsItRuns() throws Exception {
        SinglePermission permission = SinglePermission.of("logistics.getAllAccount");
        try (permission) {
            assertEquals(
                    "{\"permissions\":{\"openapi\":[\"logistics.getAllAccount\"]}}",
                    Files.readString(permission.file()));
        }

        assertFalse(Files.exists(permission.file()));
    }
}

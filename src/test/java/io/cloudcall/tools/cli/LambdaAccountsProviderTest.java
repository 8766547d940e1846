package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stub of the AWS CLI records its arguments. */
class LambdaAccountsProviderTest {
    private static final String ACCOUNTS =
            "{\"count\":1,\"list\":[{\"deliveryId\":\"YTO\",\"statusCode\":0,\"quotaNum\":500}],"
                    + "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private static final String STAND_IN = """
            #!/bin/sh
            echo "$AWS_REGION $*" >>"$FOLDER/calls"
            case "$*" in
              *describe-stacks*gone*) printf 'Stack with id gone\\033[31m\\ndoes not exist\\n' >&2; exit 254 ;;
              *describe-stacks*other*) echo ;;
              *AliasArn*) echo 'arn:aws:lambda:us-east-1:000000000000:function:cloudcall:live' ;;
              *ApiUrl*) echo "$API_URL" ;;
              *'"appid":"wxThrottled"'*) echo 'Rate exceeded' >&2; exit 254 ;;
              'lambda invoke'*) for last; do :; done; cat "$FOLDER/answer" >"$last" ;;
            esac
            """;

    @TempDir
    private Path folder;

    private final CommandUnderTest command = new CommandUnderTest();

    @BeforeEach
    void standInForTheAwsCli() throws IOException {
        Path aws = Files.writeString(folder.resolve("aws"), STAND_IN);
        assertTrue(aws.toFile().setExecutable(true));
        answer(ACCOUNTS);
        command.set("PATH", folder + ":/usr/bin:/bin")
                .set("FOLDER", folder.toString())
                .set("API_URL", "https://x.execute-api.us-east-1.amazonaws.com/");
    }

    private void answer(String json) throws IOException {
        Files.writeString(folder.resolve("answer"), json);
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    @Test
    void asksTheFunctionOfAStack() throws Exception {
        assertEquals(0, command.run("accounts --stack shop --region cn-north-1"), command::err);

        assertTrue(command.out().contains("\nYTO 圆通速递  –      bound   500  ██████████  –\n"), command.out());
        assertEquals("", command.err());
        assertTrue(
                calls().contains(
                                "cn-north-1 lambda invoke --function-name arn:aws:lambda:us-east-1:000000000000:function:cloudcall:live"
                                        + " --cli-binary-format raw-in-base64-out --payload {} "),
                calls());
        assertTrue(
                calls().contains("cloudformation describe-stacks --stack-name shop --output text --query "), calls());
    }

    @Test
    void namesTheCallForARouter() throws Exception {
        command.set("API_URL", "https://x.execute-api.us-east-1.amazonaws.com/openapi/");

        assertEquals(0, command.run("accounts --json --stack shop"), command::err);

        assertEquals(ACCOUNTS + "\n", command.out());
        assertTrue(calls().contains(" --payload {\"openapi\":\"logistics.getAllAccount\"} "), calls());
    }

    @Test
    void namesTheAppsForARouter() throws Exception {
        command.set("API_URL", "https://x.execute-api.us-east-1.amazonaws.com/openapi/");

        assertEquals(0, command.run("accounts --json --stack shop --appid wx1 --appid wx2"), command::err);

        assertEquals("{\"wx1\":" + ACCOUNTS + ",\"wx2\":" + ACCOUNTS + "}\n", command.out());
        for (String appId : new String[] {"wx1", "wx2"}) {
            assertTrue(
                    calls().contains(" --payload {\"openapi\":\"logistics.getAllAccount\",\"appid\":\"" + appId
                            + "\"} "),
                    calls());
        }
    }

    @Test
    void namesNoAppForASingleCall() throws Exception {
        assertEquals(3, command.run("accounts --stack shop --appid wx1"));

        assertEquals(
                "cloudcall: the function of the stack shop makes one call and takes the whole event as its data, so it"
                        + " serves its default app only: for --appid, deploy it with CloudCallApi=*, which makes it a"
                        + " router\n",
                command.err());
        assertFalse(calls().contains("lambda invoke"), calls());
    }

    @Test
    void showsTheOtherAppsAfterAnInvocationFailed() throws Exception {
        command.set("API_URL", "https://x.execute-api.us-east-1.amazonaws.com/openapi/");

        assertEquals(1, command.run("accounts --stack shop --appid wxThrottled --appid wx2"));

        assertTrue(command.out().contains("\nwxThrottled  not read: errCode -501001\nwx2          YTO"), command.out());
        assertEquals("wxThrottled: {\"errCode\":-501001,\"errMsg\":\"aws failed: Rate exceeded\"}\n", command.err());
    }

    @Test
    void endsIfTheFunctionCanBeInvokedForNoApp() throws Exception {
        command.set("API_URL", "https://x.execute-api.us-east-1.amazonaws.com/openapi/");

        assertEquals(3, command.run("accounts --stack shop --appid wxThrottled"));

        assertEquals("cloudcall: aws failed: Rate exceeded\n", command.err());
    }

    /** An answer that is no JSON would break the object of all apps. */
    @Test
    void replacesAnAnswerThatIsNoJsonInTheObjectOfSeveralApps() throws Exception {
        command.set("API_URL", "https://x.execute-api.us-east-1.amazonaws.com/openapi/");
        answer("{");

        assertEquals(1, command.run("accounts --json --stack shop --appid wx1 --appid wx2"));

        String error = "{\"errCode\":-601001,\"errMsg\":\"the function did not return a JSON object\"}";
        assertEquals("{\"wx1\":" + error + ",\"wx2\":" + error + "}\n", command.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"errCode\":40164,\"errMsg\":\"openapi.x:fail invalid ip 192.0.2.7\"}|{\"errCode\":40164,\"errMsg\":\"openapi.x:fail invalid ip 192.0.2.7\"}",
                "{\"errCode\":40164,\"errMsg\":\"openapi.x:fail invalid ip 192.0.2.7\"}|the address 192.0.2.7 that",
                "{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}|docs/OPERATIONS.md",
                "{\"errCode\":48001|{\"errCode\":48001",
                "{\"errorMessage\":\"Task timed out\"}|{\"errCode\":-501001,\"errMsg\":\"Task timed out\"}",
                "{\"errMsg\":\"x\"}|{\"errCode\":-501001,\"errMsg\":\"no errCode came back\"}",
                "null|{\"errCode\":-601001,\"errMsg\":\"the function did not return a JSON object\"}",
                "{|{\"errCode\":-601001,\"errMsg\":\"the function did not return a JSON object\"}",
                "{\"errMsg\":\"openapi.logistics.getPath:ok\",\"errCode\":0}|the function is no logistics.getAllAccount: openapi.logistics.getPath:ok",
            })
    void reportsResultsThatAreNotAccounts(String response, String said) throws Exception {
        answer(response);

        assertEquals(1, command.run("accounts --stack shop"));

        assertEquals("", command.out());
        assertTrue(command.err().contains(said), command.err());
    }

    @ParameterizedTest
    @CsvSource({
        "gone, cloudcall: aws failed: Stack with id gone�[31m does not exist",
        "other, cloudcall: the stack other has no output AliasArn: name a stack of Cloudcall's",
    })
    void endsIfThereIsNoSuchStack(String stack, String said) throws Exception {
        assertEquals(3, command.run("accounts --watch 1 --stack " + stack));

        assertEquals(said + "\n", command.err());
    }

    @Test
    void reportsAMissingAwsCli() throws Exception {
        assertEquals(3, command.set("PATH", "").run("accounts --stack shop"));

        assertEquals("cloudcall: aws not found on PATH. Install the AWS CLI 2.\n", command.err());
    }

    @Test
    void watchesOnAfterTheAwsCliFailed() throws Exception {
        CommandUnderTest watching = new CommandUnderTest(
                        () -> assertTrue(folder.resolve("answer").toFile().delete()), () -> {})
                .set("PATH", folder + ":/usr/bin:/bin")
                .set("FOLDER", folder.toString())
                .set("API_URL", "https://x.example/");

        assertEquals(CommandUnderTest.INTERRUPTED, watching.run("accounts --watch 5 --stack shop"));

        assertTrue(watching.out().contains("cloudcall: aws failed: "), watching.out());
        assertTrue(watching.out().contains("Showing data from 10 s ago.\n\ncompany"), watching.out());
    }
}

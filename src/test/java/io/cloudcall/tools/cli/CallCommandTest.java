package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that go along with a call, files for its result, and what a sandbox of the command's own permits. */
class CallCommandTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, 13, 10};
    private static final String WXACODE = "/wxa/getwxacode";

    @TempDir
    private Path folder;

    private final CommandUnderTest command = new CommandUnderTest();
    private Sandbox sandbox = Sandbox.builder().start();

    @BeforeEach
    void permitTestedCalls() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), """
                {"permissions":{"openapi":["security.imgSecCheck","ocr.idcard","wxacode.get",
                "logistics.getAllAccount"]}}""");
        command.against(sandbox).set("CLOUD_CALL_CONFIG", config.toString());
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    private Path picture(String name) throws IOException {
        return Files.write(folder.resolve(name), PICTURE);
    }

    private String lastBody() {
        return sandbox.requests().getLast().body().toString(StandardCharsets.ISO_8859_1);
    }

    private void assertMisuse(String sentence, String... args) throws Exception {
        assertEquals(2, command.run(List.of(args)), command.err());
        assertEquals("cloudcall: " + sentence, command.err().lines().findFirst().orElse(""));
        assertEquals("", command.out());
        assertEquals(List.of(), sandbox.requests());
    }

    @Nested
    class Uploads {
        @BeforeEach
        void acceptFiles() {
            sandbox.faults().times(9, "/wxa/img_sec_check", Fault.errcode(0, "ok"));
        }

        @ParameterizedTest
        @CsvSource({
            "photo.png, image/png, media.png",
            "photo.JPG, image/jpeg, media.jpeg",
            "voice.amr, audio/amr, media.amr",
            "voice.mp3, audio/mp3, media.mp3",
            "video.mp4, video/mp4, media.mp4",
            "photo.bin;type=image/gif, image/gif, media.gif",
            "photo.png;type=image/webp, image/webp, media.webp",
        })
        void sendAFileByTheTypeOfItsExtension(String name, String type, String sentName) throws Exception {
            Path file = picture(name.split(";", 2)[0]);
            String argument = "media=" + file.resolveSibling(name);

            assertEquals(0, command.run(List.of("call", "security.imgSecCheck", "--file", argument)), command.err());

            assertTrue(
                    lastBody()
                            .contains("name=\"media\"; filename=\"" + sentName + "\"\r\nContent-Type: " + type
                                    + "\r\n\r\n" + new String(PICTURE, StandardCharsets.ISO_8859_1) + "\r\n"),
                    lastBody());
            assertEquals(1, command.err().lines().count(), command.err());
        }

        @ParameterizedTest
        @ValueSource(strings = {"photo", "photo.nothing", "photo.bin"})
        void warnOfAFileOfUnknownType(String name) throws Exception {
            Path file = picture(name);

            assertEquals(0, command.run(List.of("call", "security.imgSecCheck", "--file", "media=" + file)));

            assertTrue(
                    lastBody().contains("filename=\"media.bin\"\r\nContent-Type: application/octet-stream\r\n"),
                    lastBody());
            assertTrue(
                    command.err()
                            .contains("no media type is known for " + file
                                    + ", which goes as application/octet-stream and by wx-server-sdk's name for it,"
                                    + " media.bin: state it as in --file 'media=" + file + ";type=image/png'"),
                    command.err());
        }

        @Test
        void takeCurlsSignBeforeAFile() throws Exception {
            String argument = "media=@" + picture("photo.png");

            assertEquals(0, command.run(List.of("call", "security.imgSecCheck", "--file", argument)), command.err());

            assertTrue(lastBody().contains("filename=\"media.png\""), lastBody());
        }

        @Test
        void sendTheFilesOwnNameWhereTheSdkDoes() throws Exception {
            String argument = "media=" + picture("front.png");

            assertEquals(
                    0, command.run(List.of("call", "security.imgSecCheck", "--no-convert-case", "--file", argument)));

            assertTrue(lastBody().contains("filename=\"front.png\""), lastBody());
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", " { } ", "{\"label\":12345678901234567890}"})
        void joinTheData(String data) throws Exception {
            String argument = "media=" + picture("photo.png");

            assertEquals(
                    0,
                    command.run(List.of("call", "security.imgSecCheck", "--data", data, "--file", argument)),
                    command.out() + command.err());

            assertTrue(lastBody().contains("name=\"media\""), lastBody());
            assertEquals(data.contains("label"), lastBody().contains("\r\n\r\n12345678901234567890\r\n"), lastBody());
        }

        @Test
        void takeSeveralFiles() throws Exception {
            picture("a.png");
            picture("b.gif");

            assertEquals(
                    0,
                    command.run(List.of(
                            "call",
                            "security.imgSecCheck",
                            "--file",
                            "media=" + folder.resolve("a.png"),
                            "--file",
                            "other=" + folder.resolve("b.gif"))));

            assertTrue(lastBody().contains("filename=\"media.png\""), lastBody());
            assertTrue(lastBody().contains("filename=\"other.gif\""), lastBody());
        }

        @Test
        void refuseAParameterThatIsGivenTwice() throws Exception {
            String argument = "media=" + picture("photo.png");
            String sentence = "the parameter media is given twice: once is enough, by --file or in --data";

            assertMisuse(sentence, "call", "security.imgSecCheck", "--data", "{\"media\":1}", "--file", argument);
        }

        @Test
        void refuseAFileThatIsGivenTwice() throws Exception {
            String argument = "media=" + picture("photo.png");
            String sentence = "the parameter media is given twice: once is enough, by --file or in --data";

            assertMisuse(sentence, "call", "security.imgSecCheck", "--file", argument, "--file", argument);
        }

        @ParameterizedTest
        @ValueSource(strings = {"logistics.getQuota", "/wxa/img_sec_check"})
        void refuseAFileForACallThatTakesNone(String api) throws Exception {
            assertMisuse(
                    api + " takes no file: ./cloudcall apis lists as POST file the calls that do",
                    "call",
                    api,
                    "--file",
                    "media=" + picture("photo.png"));
        }

        @ParameterizedTest
        @CsvSource({"no-such-file", "no-such-folder/photo.png", "."})
        void refuseAFileThatCannotBeRead(String name) throws Exception {
            Path file = folder.resolve(name);

            assertMisuse(
                    "cannot read the file " + file + " of --file",
                    "call",
                    "security.imgSecCheck",
                    "--file",
                    "media=" + file);
        }

        @ParameterizedTest
        @CsvSource({
            "security.imgSecCheck, media, 4718593, ''",
            "security.imgSecCheck, media, 4718592, ''",
            "ocr.idcard, img, 99999999, ', or give its URL as imgUrl in --data'"
        })
        void refuseAFileThatNoEventHolds(String api, String parameter, int size, String remedy) throws Exception {
            Path file = Files.write(folder.resolve("photo.png"), new byte[size]);

            assertMisuse(
                    "what --file names is too large: an event holds 6 MiB, in base64 a file of 4.5 MiB;"
                            + " make it smaller" + remedy,
                    "call",
                    api,
                    "--file",
                    parameter + "=" + file);
        }

        @Test
        void leaveAMediaTypeThatIsNoneToTheFunction() throws Exception {
            String argument = "media=" + picture("photo.png") + ";type=png";

            assertEquals(1, command.run(List.of("call", "security.imgSecCheck", "--file", argument)));

            assertTrue(command.out().startsWith("{\"errCode\":-601002,"), command.out());
            assertTrue(command.out().contains("the contentType is no media type such as image/png"), command.out());
        }
    }

    @Nested
    class Outputs {
        private Path file = Path.of("code.png");

        @BeforeEach
        void chooseFile() {
            file = folder.resolve(file);
        }

        private void answerWithAPicture() {
            sandbox.faults().next(WXACODE, Fault.respond(200, "image/png", PICTURE));
        }

        @Test
        void areTheBytesOfAResult() throws Exception {
            answerWithAPicture();

            assertEquals(0, command.run("call wxacode.get --data {\"path\":\"a\"} --output " + file), command.err());

            assertArrayEquals(PICTURE, Files.readAllBytes(file));
            assertEquals("", command.out());
            assertTrue(command.err().endsWith("wrote 8 bytes of image/png to " + file + System.lineSeparator()));
        }

        @Test
        void goToStandardOutput() throws Exception {
            answerWithAPicture();

            assertEquals(0, command.run("call wxacode.get --output -"), command.err());

            assertArrayEquals(PICTURE, command.outBytes());
            assertTrue(command.err().contains("wrote 8 bytes of image/png to standard output"), command.err());
        }

        @Test
        void replaceAFile() throws Exception {
            answerWithAPicture();
            Files.writeString(file, "something longer than a picture of eight bytes");

            assertEquals(0, command.run("call wxacode.get --output " + file), command.err());

            assertArrayEquals(PICTURE, Files.readAllBytes(file));
        }

        @Test
        void areNotMadeOfAnError() throws Exception {
            sandbox.faults().next(WXACODE, Fault.errcode(41030, "invalid page"));

            assertEquals(1, command.run("call wxacode.get --output " + file));

            assertTrue(command.out().startsWith("{\"errCode\":41030,"), command.out());
            assertFalse(Files.exists(file));
        }

        @Test
        void leaveAFileAsItIsAfterAnError() throws Exception {
            sandbox.faults().next(WXACODE, Fault.errcode(41030, "invalid page"));
            Files.writeString(file, "before");

            assertEquals(1, command.run("call wxacode.get --output " + file));

            assertEquals("before", Files.readString(file));
        }

        @Test
        void keepAResultWithoutBytes() throws Exception {
            assertEquals(2, command.run("call logistics.getAllAccount --output " + file));

            assertTrue(command.out().startsWith("{\"count\":5,"), command.out());
            assertTrue(
                    command.err().contains("--output is for bytes, and this result has none: it was printed instead"),
                    command.err());
            assertFalse(Files.exists(file));
        }

        /** The device of Linux that has no space, as a full disk. */
        @Test
        void printTheResultThatCannotBeWritten() throws Exception {
            answerWithAPicture();

            assertEquals(3, command.run("call wxacode.get --output /dev/full"));

            assertTrue(command.out().contains("\"data\":[137,80,78,71,0,255,13,10]"), command.out());
            assertTrue(
                    command.err().contains("cannot write to /dev/full, so the result was printed instead"),
                    command.err());
        }

        @Test
        void failWhereThePipeHasEnded() throws Exception {
            answerWithAPicture();

            assertEquals(3, command.runIntoNothing("call wxacode.get --output -"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"config.json/code.png", "no-such-folder/code.png"})
        void areTriedBeforeTheCallIsMade(String name) throws Exception {
            Path unwritable = folder.resolve(name);

            assertMisuse(
                    "cannot write to " + unwritable + " of --output, so the call was not made",
                    "call",
                    "wxacode.get",
                    "--output",
                    unwritable.toString());
        }
    }

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
    void leavesNoTemporaryFile() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = countConfigs(temporary);

        new CommandUnderTest().run("call logistics.getAllAccount");

        assertEquals(before, countConfigs(temporary));
    }

    private static long countConfigs(Path temporary) throws IOException {
        try (var files = Files.newDirectoryStream(temporary, "cloudcall-config*")) {
            long count = 0;
            for (Path ignored : files) {
                count++;
            }
            return count;
        }
    }
}

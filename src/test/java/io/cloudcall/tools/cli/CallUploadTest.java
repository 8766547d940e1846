package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code --file} of {@code ./cloudcall call}. */
class CallUploadTest extends CallFixture {
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
                        .contains("name=\"media\"; filename=\"" + sentName + "\"\r\nContent-Type: " + type + "\r\n\r\n"
                                + new String(PICTURE, StandardCharsets.ISO_8859_1) + "\r\n"),
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

        assertEquals(0, command.run(List.of("call", "security.imgSecCheck", "--no-convert-case", "--file", argument)));

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
        String sentence = "the parameter media is given twice: give it once, by --file or in --data";

        assertMisuse(sentence, "call", "security.imgSecCheck", "--data", "{\"media\":1}", "--file", argument);
    }

    @Test
    void refuseAFileThatIsGivenTwice() throws Exception {
        String argument = "media=" + picture("photo.png");
        String sentence = "the parameter media is given twice: give it once, by --file or in --data";

        assertMisuse(sentence, "call", "security.imgSecCheck", "--file", argument, "--file", argument);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistics.getQuota", "/wxa/img_sec_check"})
    void refuseAFileForACallThatTakesNone(String api) throws Exception {
        assertMisuse(
                api + " takes no file: see ./cloudcall apis for the calls that do, marked POST file",
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
                "the file of --file is too large for an event of 6 MiB: make it smaller, at most 4.5 MiB before"
                        + " base64" + remedy,
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

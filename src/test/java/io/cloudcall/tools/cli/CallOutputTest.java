package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code --output} of {@code ./cloudcall call}. */
class CallOutputTest extends CallFixture {
    private static final String WXACODE = "/wxa/getwxacode";

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
                command.err().contains("cannot write to /dev/full, so the result was printed instead"), command.err());
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

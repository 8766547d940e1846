package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccountsPictureTest {
    private static final Pattern TEXT = Pattern.compile("<text [^>]*>([^<]*)</text>");

    @Test
    void showsWhatTheCommandPrints() throws Exception {
        CommandUnderTest command = new CommandUnderTest();

        assertEquals(0, command.run("accounts --low 10"));

        String picture = Files.readString(Path.of("docs/accounts.svg"));
        String drawn =
                TEXT.matcher(picture).results().map(text -> text.group(1)).collect(Collectors.joining());
        assertEquals(
                ("$ ./cloudcall accounts --low 10" + command.out()).replaceAll("\\s", ""),
                drawn,
                "docs/accounts.svg is not current: .ci/accounts-picture");
    }
}

package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ApiCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bash itself completes here. */
class CompletionCommandTest {
    @TempDir
    private Path folder;

    /** Returns what bash offers for the last word, as for {@code COMMAND WORD <TAB>}. */
    private List<String> offered(String command, String... words) throws Exception {
        CommandUnderTest completion = new CommandUnderTest();
        assertEquals(0, completion.run("completion"));
        Files.writeString(folder.resolve("completion"), completion.out());
        String script = """
                source ./completion
                complete -p cloudcall >registered
                COMP_WORDS=(%s %s) COMP_CWORD=%d
                "$(sed 's/.* -F \\([^ ]*\\).*/\\1/' registered)" 2>/dev/null
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(
                        command,
                        Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" ")),
                        words.length);
        Process bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertTrue(bash.waitFor(30, TimeUnit.SECONDS));
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'a', accounts apis",
        "'sm', smoke",
        "'accounts --', --appid --help --json --low --region --stack --watch",
        "'apis --', --help --markdown",
        "'call --', --appid --data --file --help --method --no-convert-case --output --query --read",
        "'call logistics.getQ', logistics.getQuota",
        "'call --no-convert-case logistics.getAllA', logistics.getAllAccount",
        "'clear-quota --', --api --appid --help --yes",
        "'clear-quota --api logistics.getQ', logistics.getQuota",
        "'quota logistics.getQ', logistics.getQuota",
        "'rid --', --appid --help --json",
        "'invoke --', --appid --help",
        "'sandbox --', --app --fault --for-containers --help --host --port --push-to --signing --tls --token-lifetime",
        "'serve --p', --port --push",
        "'push --', --appid --data --help --list --print-event --to --verify",
        "'push add_e', add_express_path",
        "'smoke --', --help --region --stack",
    })
    void completes(String line, String words) throws Exception {
        assertEquals(List.of(words.split(" ")), offered("./cloudcall", line.split(" ")));
    }

    @Test
    void completesTheNameOfEachApi() throws Exception {
        assertEquals(ApiCatalog.all().size(), offered("cloudcall", "call", "").size());
    }

    @Test
    void completesTheNamesOfFiles() throws Exception {
        Files.writeString(folder.resolve("event.json"), "{}");

        assertEquals(List.of("event.json"), offered("cloudcall", "invoke", "eve"));
    }
}

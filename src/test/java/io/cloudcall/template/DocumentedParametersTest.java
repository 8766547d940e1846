package io.cloudcall.template;

import static io.cloudcall.template.CloudFormation.list;
import static io.cloudcall.template.CloudFormation.map;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that the template groups and describes its parameters, and that docs/DEPLOY.md has them and the outputs. */
class DocumentedParametersTest {
    private static final Map<String, Object> TEMPLATE = CloudFormation.template();
    private static final Set<String> PARAMETERS =
            map(TEMPLATE.get("Parameters")).keySet();

    @Test
    void haveADescription() {
        assertEquals(
                List.of(),
                PARAMETERS.stream()
                        .filter(name -> description(name).length() <= 20)
                        .toList());
    }

    private static String description(String name) {
        return map(map(TEMPLATE.get("Parameters")).get(name)).get("Description").toString();
    }

    @Test
    void areInOneGroupEach() {
        Map<String, Object> layout = map(map(TEMPLATE.get("Metadata")).get("AWS::CloudFormation::Interface"));
        List<Object> listed = list(layout.get("ParameterGroups")).stream()
                .flatMap(group -> list(map(group).get("Parameters")).stream())
                .sorted()
                .toList();

        assertEquals(PARAMETERS.stream().sorted().toList(), listed);
    }

    @Test
    void haveARowOfThePage() throws IOException {
        assertEquals(List.of(), missing(PARAMETERS, "| `%s` |"));
    }

    @Test
    void comeWithOutputsOfThePage() throws IOException {
        assertEquals(List.of(), missing(map(TEMPLATE.get("Outputs")).keySet(), "`%s`"));
    }

    private static List<String> missing(Set<String> names, String form) throws IOException {
        String page = Files.readString(Path.of("docs", "DEPLOY.md"));
        return names.stream()
                .filter(name -> !page.contains(form.formatted(name)))
                .toList();
    }
}

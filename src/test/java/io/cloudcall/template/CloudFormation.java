package io.cloudcall.template;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template as maps, lists and scalars; {@code !Ref X} is a map of {@code Ref} to {@code X}. */
final class CloudFormation extends SafeConstructor {
    private CloudFormation() {
        super(new LoaderOptions());
        yamlMultiConstructors.put("!", new Call());
    }

    /** Returns the project's template. */
    static Map<String, Object> template() {
        try (Reader reader = Files.newBufferedReader(Path.of("template.yaml"))) {
            return map(new Yaml(new CloudFormation()).load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // a YAML mapping, whose keys are strings throughout a template
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // a YAML sequence
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** Returns what a function of CloudFormation's, in its short form, is called with. */
    static Object argument(String function, Object call) {
        Object argument = map(call).get(function);
        if (argument == null) {
            throw new AssertionError(call + " is no !" + function);
        }
        return argument;
    }

    private final class Call extends AbstractConstruct {
        @Override
        public Object construct(Node node) {
            return Map.of(node.getTag().getValue().substring(1), argument(node));
        }

        private Object argument(Node node) {
            if (node instanceof ScalarNode scalar) {
                return constructScalar(scalar);
            }
            if (node instanceof SequenceNode sequence) {
                return constructSequence(sequence);
            }
            return constructMapping((MappingNode) node);
        }
    }
}

package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the libraries in a deployment are the listed ones, byte for byte. */
class DeployedFilesIT {
    private static final Path TARGET = Path.of("target");
    private static final Path LIST = Path.of("src/test/resources/deployed-libraries.sha256");
    private static final String NATIVE_TLS = "netty-tcnative-boringssl-static";

    /** The jars of the function, its native libraries, and the runtime interface client, which only a bundle has. */
    @Test
    void areTheListedOnes() throws IOException {
        List<String> seen = Stream.concat(libraries("function/lib"), libraries("ric"))
                .map(file -> sha256(TARGET.resolve(file)) + "  " + file)
                .toList();

        assertEquals(
                String.join("\n", Files.readAllLines(LIST)),
                String.join("\n", seen),
                "if the change is intended, list it: (cd target; sha256sum function/lib/* ric/* | grep -v /cloudcall-)"
                        + " >" + LIST);
    }

    private static Stream<String> libraries(String folder) throws IOException {
        try (Stream<Path> files = Files.list(TARGET.resolve(folder))) {
            return files
                    .map(file -> folder + "/" + file.getFileName())
                    .filter(name -> !name.contains("/cloudcall-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void areThoseOfTheBillOfMaterials() throws IOException {
        List<JsonObject> components = components();
        List<String> jars = libraries("function/lib")
                .filter(name -> name.endsWith(".jar"))
                .map(name -> sha256(TARGET.resolve(name)))
                .sorted()
                .toList();

        assertEquals(
                jars,
                components.stream()
                        .filter(component -> !isNativeTls(component))
                        .map(DeployedFilesIT::sha256)
                        .sorted()
                        .toList());
        // Their jars are not deployed: the libraries in them are.
        assertEquals(2, components.stream().filter(DeployedFilesIT::isNativeTls).count());
    }

    private static List<JsonObject> components() throws IOException {
        JsonObject bill = new JsonObject(Files.readString(TARGET.resolve("cloudcall.cdx.json")));
        return bill.getJsonArray("components").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static boolean isNativeTls(JsonObject component) {
        return component.getString("name").equals(NATIVE_TLS);
    }

    private static String sha256(JsonObject component) {
        return component.getJsonArray("hashes").stream()
                .map(JsonObject.class::cast)
                .filter(hash -> hash.getString("alg").equals("SHA-256"))
                .map(hash -> hash.getString("content"))
                .findFirst()
                .orElseThrow();
    }
}

package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.SortedRows;
import io.cloudcall.call.ApiCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedApiTest {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private static DocumentedApi find(String name) {
        return DocumentedApi.all()
                .filter(api -> api.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<DocumentedApi> inCamelCase() {
        return DocumentedApi.all()
                .filter(api -> api.parameters().stream()
                        .anyMatch(name -> CAPITAL.matcher(name).find()))
                .toList();
    }

    @Test
    void marksEachWithParametersInCamelCase() {
        assertEquals(36, inCamelCase().size(), "state how many calls have parameters in camelCase");
        assertEquals(
                List.of(),
                inCamelCase().stream()
                        .filter(api -> !api.remarks().contains("convertCase: false"))
                        .toList(),
                "give each \"convertCase\": false in documented-apis.jsonl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    logistics.addOrder                    |
                    serviceMarket.invokeService           | convertCase: false; needs a service bought on WeChat's service market
                    liveBroadcast.createRoom              | convertCase: false
                    cloudbase.describeExtensionUploadInfo | convertCase: false; needs a CloudBase environment; by its page, a third-party platform's token
                    midas.pay                             | needs mp_sig, which Tencent's cloud makes of the access token
                    immediateDelivery.openDelivery        | not in Tencent's cloud; needs a third-party platform
                    officialAccount.material.delete       | in Tencent's cloud officialAccount.material.delelete
                    templateMessage.send                  | retired
                    """)
    void remarksOnUse(String name, String remarks) {
        assertEquals(
                remarks == null ? "" : remarks, String.join("; ", find(name).remarks()));
    }

    @Test
    void distinguishesFilesFromJson() {
        assertTrue(find("wxacode.get").isBinary());
        assertFalse(find("wxacode.get").isJson());
        assertTrue(find("officialAccount.material.get").isBinary());
        assertTrue(find("officialAccount.material.get").isJson());
        assertFalse(find("logistics.getQuota").isBinary());
    }

    @Test
    void isSortedByName() {
        SortedRows.assertSorted(
                Path.of("documented-apis.jsonl"),
                DocumentedApi.all().map(DocumentedApi::name).toList());
    }

    /** The catalog compares the rest. */
    @Test
    void hasTheKindsOfEachRequestAndResponse() {
        assertEquals(
                List.of(),
                DocumentedApi.all()
                        .filter(api -> !api.row().getString("requestKind", "").matches("json|query|multipart")
                                || !api.row().getString("responseKind", "").matches("json|binary|binary-or-json")
                                || !api.row().containsKey("cloudStatus"))
                        .toList(),
                "give each in documented-apis.jsonl a requestKind (json, query for a GET, multipart for a file), a"
                        + " responseKind (json, binary or binary-or-json) and a cloudStatus");
    }

    @Test
    void hasATitleForEachButOne() {
        List<String> untitled = DocumentedApi.all()
                .filter(api -> api.title().isEmpty())
                .map(DocumentedApi::name)
                .toList();

        assertEquals(List.of("business.getPayForOrder"), untitled, "give each a title in documented-apis.jsonl");
    }

    /** Names that only differ in spelling are the same call. */
    @Test
    void sendsBothSpellingsAlike() {
        for (DocumentedApi api : DocumentedApi.all().toList()) {
            api.cloudName()
                    .ifPresent(name -> assertEquals(
                            ApiCatalog.find(name).orElseThrow().path(),
                            ApiCatalog.find(api.name()).orElseThrow().path()));
        }
    }
}

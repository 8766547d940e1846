package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.SortedRows;
import io.cloudcall.tools.cli.DocumentedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCatalogTest {
    private static final Path FILE = Path.of("src/main/resources/io/cloudcall/call/api-catalog.tsv");

    private static final Pattern ROW =
            Pattern.compile("[^\\t]+\\t(GET|POST)\\t/[^\\t]+\\t(READ|WRITE|UPLOAD|LOGIN|TOKEN)|"
                    + "[^\\t]+\\tPOST\\t/[^\\t]+\\t(READ|WRITE|UPLOAD)\\t[\\w,]+");

    @Test
    void findsGetAllAccount() {
        Api api = new Api(
                "logistics.getAllAccount",
                Api.Method.GET,
                "/cgi-bin/express/business/account/getall",
                Api.Kind.READ,
                List.of());
        assertEquals(Optional.of(api), ApiCatalog.find("logistics.getAllAccount"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "*",
                "logistics",
                "openapi.logistics.getAllAccount",
                "Logistics.getAllAccount",
                "logistics.getAllAccount ",
                "logistics.getAllAccount\tGET",
                "auth.getStableAccessToken\tPOST\t/cgi-bin/stable_token\tTOKEN\nbusiness.getPayForOrder"
            })
    void findsExactNamesOnly(String name) {
        assertEquals(Optional.empty(), ApiCatalog.find(name));
    }

    /** A misspelled kind would be read as TOKEN, which no function calls. */
    @Test
    void hasRowsOfOneForm() throws IOException {
        assertEquals(
                List.of(),
                rows().filter(row -> !ROW.matcher(row).matches()).toList(),
                "write these rows of " + FILE + " as name, method, path, kind and perhaps parameters of the URL,"
                        + " separated by tabs; a GET has all its parameters in the URL, and no such column");
    }

    @Test
    void isSortedByName() throws IOException {
        SortedRows.assertSorted(FILE, rows().map(row -> row.split("\t", -1)[0]).toList());
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(FILE).stream().filter(row -> !row.startsWith("#"));
    }

    /** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/, collected in documented-apis.jsonl. */
    @ParameterizedTest
    @MethodSource("io.cloudcall.tools.cli.DocumentedApi#all")
    void hasWhatWeChatDocuments(DocumentedApi documented) {
        Api api = ApiCatalog.find(documented.name())
                .orElseThrow(() -> new AssertionError("give " + documented.name() + " a row in " + FILE));

        assertEquals(documented.method(), api.method().name());
        assertEquals(documented.path(), api.path());
        assertEquals(documented.isUpload(), api.kind() == Api.Kind.UPLOAD);
        assertEquals(documented.queryParameters(), api.queryParameters());
    }

    @Test
    void hasNothingElse() {
        Set<String> documented = DocumentedApi.all().map(DocumentedApi::name).collect(Collectors.toSet());

        assertEquals(
                List.of(),
                ApiCatalog.all().stream()
                        .map(Api::name)
                        .filter(name -> !documented.contains(name))
                        .toList(),
                "give each a line in documented-apis.jsonl");
    }

    @Test
    void findsEachOfItsRows() {
        for (Api api : ApiCatalog.all()) {
            assertEquals(Optional.of(api), ApiCatalog.find(api.name()));
        }
    }

    /** A read may be repeated: a promise that no row must make by accident. */
    @Test
    void classifiesReadsByName() {
        for (Api api : ApiCatalog.all()) {
            String verb = api.name().substring(api.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            boolean named = verb.startsWith("get") || verb.startsWith("batchget") || verb.startsWith("is");
            assertTrue(named || !api.isReadOnly(), api.name());
        }
    }

    /** What a second attempt would spend or change, by pages of 30 July 2026 or the source in the row. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            auth.code2Session, 'js_code is used once: 40163, code been used (list of global error codes)'
            auth.getPluginOpenPId, 'a code gives an openpid once (page api_getpluginopenpid, code)'
            phonenumber.getPhoneNumber, 'a code is used once (api_getphonenumber); each success is charged (SPU 10000077)'
            pluginManager.getPluginDevApplyList, 'its action may be dev_agree (page managePluginApplication)'
            pluginManager.getPluginList, 'its action may be apply, unbind or update (page managePlugin)'
            redpacketcover.getAuthenticationUrl, 'gives out a link by which its user takes a cover'
            riskControl.getUserRiskRank, 'each call counts: 9410009, no test calls left (page of the mini games)'
            serviceMarket.invokeService, 'a provider charges the call: 9301010, consumption failure'
            shortlink.generate, one of the 100000 permanent links that a mini program may have
            urllink.generate, 'one of the 500000 links and schemes of a day: 44993'
            urlscheme.generate, 'one of the 500000 links and schemes of a day: 44993'
            wxacode.createQRCode, one of the 100000 codes that a mini program may have
            wxacode.get, one of the 100000 codes that a mini program may have
            """)
    void classifiesAsWriteWhatASecondAttemptWouldSpend(String name, String reason) {
        assertFalse(ApiCatalog.find(name).orElseThrow().isReadOnly(), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "auth.getAccessToken, auth.getAccessToken gives an access token away",
        "auth.getStableAccessToken, auth.getStableAccessToken gives an access token away"
    })
    void refusesWhatAFunctionShallNotDo(String name, String sentence) {
        String error = ApiCatalog.find(name).flatMap(Api::unsupportedReason).orElseThrow();

        assertTrue(error.startsWith(sentence), error);
    }

    @Test
    void refusesNothingElse() {
        for (Api api : ApiCatalog.all()) {
            assertEquals(api.kind() == Api.Kind.TOKEN, api.unsupportedReason().isPresent(), api.name());
        }
    }
}

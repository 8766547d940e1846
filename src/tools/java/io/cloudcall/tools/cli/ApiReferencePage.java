package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The generator of docs/APIS.md. */
final class ApiReferencePage {
    private ApiReferencePage() {}

    static String render() {
        StringBuilder page = new StringBuilder(head()).append(ServerApiReference.SECTION);
        String family = "";
        for (DocumentedApi documented : sorted()) {
            String nextFamily = documented.name().substring(0, documented.name().indexOf('.'));
            if (!nextFamily.equals(family)) {
                family = nextFamily;
                page.append("\n## ").append(family);
                page.append("\n\n| API | request | parameters | remarks |\n| --- | --- | --- | --- |\n");
            }
            page.append(row(ApiCatalog.find(documented.name()).orElseThrow(), documented));
        }
        return page.toString();
    }

    private static List<DocumentedApi> sorted() {
        return DocumentedApi.all()
                .sorted(Comparator.comparing(DocumentedApi::name))
                .toList();
    }

    private static String head() {
        long callable = ApiCatalog.all().stream()
                .filter(api -> api.unsupportedReason().isEmpty())
                .count();
        return """
                # APIs

                The catalog has %d cloud calls, of which Cloudcall makes %d. A function may make the calls that `config.json` lists.
                `./cloudcall apis --markdown` prints this page from the catalog; a test checks that it is current.

                图例：read 是读接口，可恢复的错误会自动重试，HTTP 调用可用 GET；其余是写接口，只发送一次。takes a file 需要文件，a file 返回文件，needs 是另外的条件，
                retired 是微信已下线的接口，not in Tencent's cloud 是没有云调用的接口。参数名用驼峰，与云函数相同；标有 convertCase: false 的照原样写。

                | mark | meaning |
                | --- | --- |
                | **read** | the call changes and spends nothing at WeChat. The function repeats it after a closed connection, or when WeChat is busy, and HTTP clients may use GET. Any other call is sent once |
                | **parameters** | the parameters on WeChat's pages, as WeChat spells them; others are sent too. Write them in camelCase, as in a cloud function. Those marked `in the URL` travel beside the body |
                | **convertCase: false** | WeChat's own names have capitals, which the conversion to snake_case would change. Send `"convertCase": false` beside `openapi` and `data`, or `?convertCase=false` over HTTP, and write the names as on this page |
                | **not in Tencent's cloud** | WeChat offers the API, but no cloud call of it |
                | **in Tencent's cloud** and a name | the misspelled name there |
                | **retired** | WeChat has withdrawn the API |
                | **needs** | a requirement beside the parameters that a caller may not meet, such as a third-party platform's token, or a value that Tencent's cloud adds to a cloud call. Calls of `officialAccount` need the AppID and AppSecret of an official account (公众号, 服务号) |
                | **takes a file** | the parameter is `{"contentType": "image/png", "value": …}`, where the value is base64 text or the JSON of a Node Buffer; or over HTTP a [form](CLIENTS.md#files-and-pictures). Calls with `img_url` take the URL of a file instead |
                | **a file** | a success is `{contentType, buffer}`, with the bytes in `buffer.data`; over HTTP with `accept: image/*` it is the bytes themselves |
                | **a file or JSON** | depends on the request |
                """.formatted(ApiCatalog.all().size(), callable);
    }

    private static String row(Api api, DocumentedApi documented) {
        return "| " + ("`" + api.name() + "` " + documented.title()).strip() + " | " + api.method() + " `" + api.path()
                + "` | " + parameters(api, documented) + " | " + String.join("; ", remarks(api, documented)) + " |\n";
    }

    private static String parameters(Api api, DocumentedApi documented) {
        return documented.parameters().stream()
                .map(name -> "`" + name + "`" + (api.queryParameters().contains(name) ? " in the URL" : ""))
                .collect(Collectors.joining(", "));
    }

    private static List<String> remarks(Api api, DocumentedApi documented) {
        List<String> remarks = new ArrayList<>();
        switch (api.kind()) {
            case READ -> remarks.add("read");
            case UPLOAD -> remarks.add("takes a file");
            case LOGIN -> remarks.add("login: `appid`, `secret` and `grant_type` are the function's own");
            case TOKEN -> remarks.add("refused: gives an access token away");
            case WRITE -> {}
        }
        if (documented.isBinary()) {
            remarks.add(documented.isJson() ? "a file or JSON" : "a file");
        }
        remarks.addAll(documented.remarks());
        return remarks;
    }
}

package io.cloudcall.functional.events;

import java.util.List;
import java.util.stream.Stream;

/** Paths that proxies and gateways may read as one of the app {@code wx1}, or of another. */
final class UnusableAppPaths {
    private static final String NAME = "/openapi/logistics.getQuota";
    private static final String PATH = "/api/cgi-bin/a/b";

    /** Prefixes that are no {@code /apps/wx1}. */
    private static final List<String> PREFIXES = List.of(
            "/apps/wx1/../wx2",
            "/apps/wx1/../../apps/wx2",
            "/apps/wx1/..",
            "/apps/./wx1",
            "/apps/wx1/.",
            "/../apps/wx1",
            "/./apps/wx1",
            "/apps/wx1/..;/wx2",
            "/apps/..;/apps/wx1",
            "/apps/%2e%2e/apps/wx1",
            "/apps/wx1/%2E%2e/wx2",
            "/apps/wx1/%252e%252e/wx2",
            "/apps/wx1%2f..%2fwx2",
            "/apps/wx1%2F..%2Fwx2",
            "/apps/wx1%252f..%252fwx2",
            "/apps/wx1%5c..%5cwx2",
            "/apps/wx1\\..\\wx2",
            "/apps\\wx1",
            "\\apps\\wx1",
            "/apps%2fwx1",
            "/apps%2Fwx1",
            "/apps%252fwx1",
            "/apps%5cwx1",
            "/%61pps/wx1",
            "/%2561pps/wx1",
            "/apps%20/wx1",
            "/apps%00/wx1",
            "/apps/%77x1",
            "/apps/wx1%20",
            "/apps/wx1%00",
            "/apps/wx1;v=1",
            "/apps;v=1/wx1",
            "/;v=1/apps/wx1",
            "//apps/wx1",
            "/apps//wx1",
            "/apps/wx1/",
            "/prod//apps/wx1",
            "/prod%2fx/apps/wx1",
            "/prod;x=1/apps/wx1",
            "/prod\\x/apps/wx1",
            "/Apps/wx1",
            "/APPS/wx1",
            "/apps/Apps/wx1",
            "/Apps/apps/wx1",
            "/apps/wx1/wx2",
            "/apps/wx1/apps/wx2",
            "/apps/wx1/apps",
            "/apps/wx1/v1",
            "/apps/v1/apps/wx2",
            "/apps/prod/wx1/apps/wx2",
            "/apps/apps",
            "/apps/apps/wx1/wx2",
            "/apps/",
            "/apps/wx 1",
            "/apps/wx.1",
            "/apps/wx1,wx2",
            "/apps/wx1?",
            "/apps/wx1#",
            "/apps/{appid}",
            "/apps/*",
            "/apps/ｗｘ１",
            "/apps/wх1",
            "/apps/龙泉",
            "/apps/" + "w".repeat(65));

    /** Paths that begin as one of the default app: only a route can say that the beginning is a stage's. */
    private static final List<String> BEHIND_A_STAGE = List.of(
            "/openapi/apps/wx1/openapi/logistics.getQuota",
            "/openapi/logistics.getQuota/apps/wx1/openapi/logistics.getQuota",
            "/openapi/apps/wx1/api/cgi-bin/a/b",
            "/api/apps/wx1/openapi/logistics.getQuota",
            "/api/apps/wx1/api/cgi-bin/a/b",
            "/api/cgi-bin/apps/wx1/openapi/logistics.getQuota");

    /** Paths with several folders, or with what names no API behind that of an app. */
    private static final List<String> OTHERS = List.of(
            "/api/apps/wx1/api/cgi-bin/a.b",
            "/apps/wx1/openapi/apps/wx2/openapi/logistics.getQuota",
            "/apps/wx1/openapi/logistics.getQuota/apps/wx2/openapi/logistics.getQuota",
            "/apps/wx1/openapi/openapi/logistics.getQuota",
            "/apps/wx1/openapi/x/openapi/logistics.getQuota",
            "/apps/wx1/openapi/api/cgi-bin/a/b",
            "/apps/wx1/api/openapi/logistics.getQuota",
            "/apps/wx1/api/apps/wx2/openapi/logistics.getQuota",
            "/apps/wx1/api//cgi-bin/a/b",
            "/apps/wx1/openapi//logistics.getQuota",
            "/apps/wx1/openapi/logistics.getQuota/",
            "/apps/wx1/openapi/logistics.getQuota//",
            "/apps/wx1/openapi/./logistics.getQuota",
            "/apps/wx1/openapi/../openapi/logistics.getQuota",
            "/apps/wx1/openapi/..%2f..%2f..%2fwx2%2fopenapi%2flogistics.getQuota",
            "/apps/wx1/api/../../wx2/api/cgi-bin/a/b",
            "/apps/wx1/api/cgi-bin/a/b/",
            "/apps/wx1/api/cgi-bin/a%2fb",
            "/apps/wx1/api/cgi-bin/a;x=1/b",
            "/apps/wx1/openapi/logistics.getQuota;x=1",
            "/apps/wx1/openapi/logistics%2egetQuota",
            "/apps/wx1/OpenApi/logistics.getQuota",
            "/apps/wx1/logistics.getQuota",
            "/apps/wx1",
            "/apps/wx1/openapi",
            "/apps/wx1/openapi/",
            "/apps/wx1/api",
            "/apps/wx1/api/",
            "/apps");

    private UnusableAppPaths() {}

    static Stream<String> behindAStage() {
        return BEHIND_A_STAGE.stream();
    }

    static Stream<String> all() {
        return Stream.concat(
                PREFIXES.stream().flatMap(prefix -> Stream.of(prefix + NAME, prefix + PATH)), OTHERS.stream());
    }
}

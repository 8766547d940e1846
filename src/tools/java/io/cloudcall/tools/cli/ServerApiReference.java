package io.cloudcall.tools.cli;

/** The section of docs/APIS.md about server APIs, which the catalog does not list. */
final class ServerApiReference {
    static final String SECTION = """

            ## Any server API by its path

            Most of WeChat's server APIs (服务端接口), such as waybill tracking, quotas and virtual payment, have no name as a cloud call. A router calls
            them by their path, as WeChat's 开放接口服务 does for containers, if `config.json` lists the path:

            ```json
            {"openapi":"/cgi-bin/express/delivery/open_msg/query_trace","data":{"openid":"…","waybillToken":"…"}}
            ```

            | beside `data` and `convertCase` | over HTTP | meaning |
            | --- | --- | --- |
            | `"method":"GET"` | `?method=GET` | a GET, whose data travels in the URL; otherwise a POST with the data as a JSON body |
            | `"query":{"type":"image"}` | `?query.type=image` | further parameters for the URL: text unchanged, other values as JSON, keys converted like those of the data |
            | `"read":true` | `?read=true` | the call changes and spends nothing, so the function may repeat it; otherwise it is sent once |
            | `"appid":"wx…"` | `/apps/wx…` in front of the path | the mini program of the call, of [several](REFERENCE.md#several-mini-programs); otherwise that of `WECHAT_APP_ID` |

            Over HTTP the call is a POST to the path behind `/api`, `/api/cgi-bin/express/delivery/open_msg/query_trace`, so that IAM policies can name it; other methods
            are 405, and other parameters of the query string 400. Results, errors, access tokens, retries and time limits are those of a call by its name, and
            `errMsg` has the path in the place of the name: `openapi./cgi-bin/express/delivery/open_msg/query_trace:ok`.

            - **The path** is at most 200 characters that match `^/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$`. Any other is -601002: with a query, a dot, a percent
              sign, a final or double slash. Over HTTP it is 404.
            - **`config.json`** lists each exact path, without wildcards: `{"permissions":{"openapi":["/cgi-bin/openapi/quota/get"]}}`. Letter case counts. The
              name of a call in the catalog does not permit its path, nor the path the name.
            - **Never called**, even if `config.json` lists them, since they return or take credentials: `/cgi-bin/token`, `/cgi-bin/stable_token`,
              `/cgi-bin/clear_quota/v2`, `/donut/code2verifyinfo`, `/tcb/getqcloudtoken`, `/tcb/getcodesecret`, and all paths below `/cgi-bin/component` and
              `/sns`; a login is `auth.code2Session`. The `access_token` is the function's own: the function drops one in the data or the query.
            - **Files** travel by a path over HTTP only, as a [form](CLIENTS.md#files-and-pictures). In an event, data that resembles a file stays JSON.
            - **Signed calls** (API安全), such as those of intracity delivery, need the keys of WeChat's API security: [SIGNING.md](SIGNING.md).
            - **`CLOUD_CALL_API`** may also be a path: a POST that is sent once, with the event as its data.
            - `/cgi-bin/openapi/rid/get` quotes a request of the last seven days. Access tokens, AppSecrets and session keys in it are `***`.
            """;

    private ServerApiReference() {}
}

package io.cloudcall.functional.telemetry;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.WeChatError;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The advice in the log about WeChat's lasting errors. */
class ErrorHintTest {

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private List<String> adviceLines() {
        return function.log()
                .lines()
                .filter(line -> line.startsWith("WeChat returned "))
                .toList();
    }

    @Test
    void namesTheAddressThatWeChatSawAndHowToKeepIt() {
        sandbox.faults()
                .next(
                        STABLE_TOKEN,
                        Fault.errcode(
                                40164, "invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist rid: 1-2"));

        assertResult(function.invoke("{}"))
                .isError(40164, "invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist rid: 1-2");
        assertEquals(
                List.of("WeChat returned 40164: the address 203.0.113.9 that this call came from is not in the IP"
                        + " whitelist. Add it (开发管理 → 开发设置 → API IP白名单) on mp.weixin.qq.com, and keep it fixed: by a VPC with a NAT"
                        + " gateway and an Elastic IP, or by HTTPS_PROXY. Or take access tokens from a service whose address is"
                        + " listed, by WECHAT_ACCESS_TOKEN_URL."),
                adviceLines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist|203.0.113.9",
                "invalid ip 203.0.113.9, not in whitelist|203.0.113.9",
                "invalid ip 203.0.113.9.|203.0.113.9",
                "invalid ip 2001:db8::9, not in whitelist|2001:db8::9",
                "invalid ip 2001:db8::9 ipv6 2001:db8::9, not in whitelist|2001:db8::9",
                "invalid ip 203.0.113.9 ipv6 2001:db8::9, not in whitelist|2001:db8::9",
                "invalid ip  ipv6 2001:db8::, not in whitelist|2001:db8::",
                "invalid ip 0.0.0.0 ipv6 2001:DB8:0:0:0:0:0:9, not in whitelist rid: 1-2|2001:DB8:0:0:0:0:0:9"
            })
    void namesTheAddressOfEitherFamily(String errmsg, String address) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(40164, errmsg));

        function.invoke("{}");

        assertTrue(adviceLines().getFirst().contains(" the address " + address + " that this call"), function.log());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48001|open the logistics assistant (物流助手)",
                "45009|the quota of calls for today (每日调用额度) is used up",
                "40125|the AppSecret is wrong",
                "40013|check WECHAT_APP_ID",
                "40029|another mini program than WECHAT_APP_ID",
                "40163|a code (登录凭证) is accepted once",
                "40226|as a high risk (高风险用户)",
                "41008|pass that of wx.login as jsCode",
                "87007|the user's session key (会话密钥) has ended",
                "87009|HMAC-SHA256 of the empty text",
                "45011|too many calls in this minute",
                "50007|barred",
                "40230|no header Wechatmp-Serial reached WeChat",
                "40231|no header Wechatmp-TimeStamp reached WeChat",
                "40232|no header Wechatmp-Signature reached WeChat",
                "40233|no header Wechatmp-Appid reached WeChat",
                "40234|asymmetric.privateKey has to be the other half",
                "40235|compare symmetric.key and both numbers",
                "40236|the AppID of the signature is wrong",
                "40237|of another mini program than the signature",
                "40238|has no symmetric key",
                "40239|has no public key",
                "40240|set the clock of this machine",
                "40243|unfreeze it",
                "50004|barred",
                "61007|has to authorize the platform again (重新授权)",
                "89503|administrator's consent (管理员确认)",
                "89506|the address: try again in 24 hours",
                "89507|the address: try again in an hour",
                "9300501|which are in the line above",
                "9300522|logistics.getOrder",
                "9300525|logistics.bindAccount",
                "9300528|the waybill_id (运单号) is not the one of this order_id",
                "9300531|does not accept this biz_id (客户编码) with this password",
                "934011|set WECHAT_API_SECURITY_ARN to the keys of 开发管理 → 开发设置 → API安全",
                "10060001|WeChat may not have it yet: try again later",
                "10060002|wxa.sec.order.getOrder",
                "10060003|was corrected once",
                "10060004|received, settled or refunded",
                "10060023|take it for a success",
                "10060031|pass the payer's",
                "268485216|2022-12-15T13:29:35.120+08:00"
            })
    void givesOneLineOfAdvice(int errcode, String advice) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(errcode, "no"));
        function.invoke("{}");

        assertEquals(1, adviceLines().size(), function.log());
        assertTrue(adviceLines().get(0).contains(advice), function.log());
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void advisesWhereAnotherTokenIsRefusedToo(int errcode) {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.errcode(errcode, "no"));
        function.invoke("{}");

        assertEquals(1, adviceLines().size(), function.log());
        assertTrue(adviceLines().get(0).contains("another program ends this one's access tokens"), function.log());
    }

    /** An operator in China looks for the menu, or for the word of WeChat's page. */
    @ParameterizedTest
    @EnumSource(WeChatError.class)
    void hasWeChatsOwnWordsInChinese(WeChatError error) {
        assertTrue(
                error.hint().isEmpty() || error.hint().matches(".*\\p{IsHan}.*"),
                () -> "add WeChat's own word in Chinese to the hint: " + error.hint());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 9300502, 10060012, 10060019, 47001})
    void hasNoAdviceForOtherErrors(int errcode) {
        sandbox.faults().times(3, GET_ALL_ACCOUNT, Fault.errcode(errcode, "no"));
        function.invoke("{}");

        assertEquals(List.of(), adviceLines());
    }
}

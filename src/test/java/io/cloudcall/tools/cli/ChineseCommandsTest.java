package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.cli.terminal.DisplayWidth;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.WeChatPaths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of a user whose locale is Chinese. */
class ChineseCommandsTest {
    private static CommandUnderTest command() {
        return new CommandUnderTest().set("LANG", "zh_CN.UTF-8");
    }

    private static String firstLine(CommandUnderTest command) {
        return command.err().lines().findFirst().orElse("");
    }

    /** Programs read the same in each language. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoke",
                "invoke events/empty.json",
                "call logistics.getAllAccount",
                "call logistics.fly",
                "call auth.getAccessToken",
                "call logistics.addOrder",
                "accounts --json",
                "quota logistics.getQuota --json",
                "rid 61725984-6126f6f9-040f19c4"
            })
    void leavesStandardOutputAsItIs(String line) throws Exception {
        CommandUnderTest english = new CommandUnderTest();
        CommandUnderTest chinese = command();

        assertEquals(english.run(line), chinese.run(line));

        assertEquals(normalized(english.out()), normalized(chinese.out()), chinese.err());
    }

    /** Returns the text without what differs from run to run: times and ids. */
    private static String normalized(String text) {
        return text.replaceAll("\\d{5,}|[0-9a-f]{8}-[0-9a-f-]+", "#");
    }

    @Test
    void showsTheAccountsInColumnsOfTwoCellsForACharacter() throws Exception {
        CommandUnderTest command = command().onTerminal("80").set("NO_COLOR", "1");

        assertEquals(0, command.run("accounts"));

        List<String> lines = command.out().lines().toList();
        assertTrue(lines.getFirst().startsWith("快递公司"), command.out());
        assertEquals(
                List.of("快递公司", "别名", "状态", "面单余额", "更新时间"),
                List.of(lines.getFirst().split(" +")));
        int status = cellOf(lines.getFirst(), "状态");
        assertEquals(status, cellOf(lines.get(1), "绑定成功"), command.out());
        assertEquals("共 5 个物流账号，其中 2 个（!）面单余额不足 100", lines.getLast());
        lines.forEach(line -> assertTrue(DisplayWidth.width(line) <= 80, line));
        assertEquals(
                "cloudcall：未设置 WECHAT_APP_ID，调用本地模拟微信（不是真实数据）", command.err().strip());
    }

    private static int cellOf(String line, String text) {
        return DisplayWidth.width(line.substring(0, line.indexOf(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "60", "80"})
    void keepsToTheWidthOfTheTerminal(String columns) throws Exception {
        CommandUnderTest command = command().onTerminal(columns).set("NO_COLOR", "1");

        assertEquals(0, command.run("accounts"));

        command.out().lines().forEach(line -> assertTrue(DisplayWidth.width(line) <= Integer.parseInt(columns), line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob|cloudcall：没有 frob 这个命令",
                "call|cloudcall：缺少必需的参数：API",
                "call a --data {|cloudcall：--data 不是合法的 JSON：第 1 行第 2 列有误",
                "call a --data []|cloudcall：--data 是 JSON，但不是对象",
                "accounts --low x|cloudcall：选项 --low 的值无效：“x”应为 0 到 999999999 的整数",
                "accounts --loud|cloudcall：没有 --loud 这个选项",
                "accounts now|cloudcall：多余的参数：now",
                "accounts --low|cloudcall：选项 --low 后面要写值：--low=N",
                "accounts --json --watch 1|cloudcall：--watch=SECONDS, --json 不能同时使用，只能选一个",
                "accounts --region us-east-1|cloudcall：缺少必需的选项：--stack=NAME",
                "call /a/b --method PUT|cloudcall：选项 --method 的值无效：“PUT”不是 GET, POST 之一",
                "invoke nofile.json|cloudcall：读不了事件文件 nofile.json",
                "quota getQouta|cloudcall：getQouta：没有这个接口，是不是 logistics.getQuota？见 docs/APIS.md",
                "sandbox --app=wx2=a --app=wx2=b|cloudcall：--app：本地模拟微信中已有 wx2 这个小程序"
            })
    void explainsMisuse(String line, String message) throws Exception {
        CommandUnderTest command = command();

        assertEquals(2, command.run(line));

        assertEquals(message, firstLine(command));
        assertTrue(command.err().contains("用法：./cloudcall "), command.err());
        assertEquals("", command.out());
    }

    @Test
    void suggestsWhatWasMeant() throws Exception {
        CommandUnderTest command = command();

        assertEquals(2, command.run("acounts"));

        assertTrue(command.err().contains("是不是 ./cloudcall accounts"), command.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40164|微信返回 40164：出口 IP 203.0.113.9 不在「API IP 白名单」中。",
                "40125|微信返回 40125：AppSecret 不对。",
                "48001|微信返回 48001：小程序未获得该接口权限。"
            })
    void advisesAfterTheLogLine(int errcode, String advice) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.faults()
                    .next(WeChatPaths.STABLE_TOKEN, Fault.errcode(errcode, "invalid ip 203.0.113.9, not in whitelist"));
            CommandUnderTest command = command().against(sandbox);

            assertEquals(1, command.run("call logistics.getAllAccount"));

            List<String> lines = command.err().lines().toList();
            assertEquals(3, lines.size(), command.err());
            assertEquals("cloudcall：已设置 WECHAT_APP_ID，调用真实的微信接口", lines.get(0));
            assertTrue(lines.get(1).startsWith("openapi.logistics.getAllAccount:fail invalid ip"), command.err());
            assertTrue(lines.get(2).startsWith(advice), command.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logistics.getquota1|-604100：没有这个接口，是不是 logistics.getQuota？见 docs/APIS.md。",
                "nothing.like|-604100：没有这个接口，见 docs/APIS.md。",
                "wxacode.get|-604101：config.json 的 permissions.openapi 未声明该接口：本地改 config.json 即可，已部署的要重新构建部署。",
                "auth.getAccessToken|-601002：该接口返回 access_token，而 access_token 不会离开函数：请直接调用需要 access_token 的那个接口。"
            })
    void advisesBeforeWeChatIsAsked(String api, String advice) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            CommandUnderTest command = command().against(sandbox);

            assertEquals(1, command.run("call " + api));

            assertEquals(advice, command.err().lines().toList().getLast());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "logistics.addOrder, /cgi-bin/express/business/order/add, true",
        "logistics.getOrder, /cgi-bin/express/business/order/get, false"
    })
    void warnsThatAWriteMayHaveTakenEffect(String api, String path, boolean warns) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.faults().times(4, path, Fault.dropResponse());
            CommandUnderTest command = command().against(sandbox);

            assertEquals(1, command.run("call " + api));

            assertTrue(command.out().startsWith("{\"errCode\":-501001,"), command.out());
            assertEquals(warns, command.err().contains("请求可能已生效，请先查询"), command.err());
        }
    }

    @Test
    void showsTheErrorOfTheDeliveryCompany() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.faults().next(WeChatPaths.ADD_ORDER, Fault.carrierRefusal(10002, "客户密码不正确"));
            CommandUnderTest command = command().against(sandbox);

            assertEquals(1, command.run("call logistics.addOrder"));

            assertTrue(command.err().contains("delivery_resultmsg 客户密码不正确"), command.err());
            assertTrue(command.err().contains("微信返回 9300501：快递公司拒绝了订单"), command.err());
        }
    }

    @Test
    void playsTheDemoWithChineseRemarks() throws Exception {
        CommandUnderTest command = command();

        assertEquals(0, command.run("demo"));

        assertTrue(command.out().contains("……一小时后……"), command.out());
    }

    @Test
    void listsApisAndPushesInChinese() throws Exception {
        CommandUnderTest apis = command();
        assertEquals(0, apis.run("apis logistics.getQuota"));
        assertTrue(apis.out().startsWith("已声明     接口                方式       路径"), apis.out());
        assertTrue(apis.out().contains("是         logistics.getQuota"), apis.out());

        CommandUnderTest pushes = command();
        assertEquals(0, pushes.run("push --list"));
        assertTrue(pushes.out().contains("add_express_path                 运单轨迹更新，含完整轨迹"), pushes.out());
    }

    @ParameterizedTest
    @CsvSource({"y, 0", "是, 0", "n, 1", "否, 1"})
    void asksBeforeItResetsAQuota(String answer, int exitCode) throws Exception {
        CommandUnderTest command = command().answering(answer + "\n");

        assertEquals(exitCode, command.run("clear-quota"));

        assertTrue(command.err().contains("确定清零？[y/N]"), command.err());
    }
}

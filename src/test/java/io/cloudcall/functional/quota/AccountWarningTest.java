package io.cloudcall.functional.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The warnings in the log about accounts that need action. */
class AccountWarningTest extends QuotaWatchFixture {
    @Test
    void warnsOfAccountsThatNeedALook() {
        read(
                named("龙泉仓", "四川成都").put("quota_num", 99),
                account("2", 100),
                account("3", 0).put("delivery_id", "STO").put("status_code", 1),
                account("4", 500).put("status_code", 2),
                account("5", -1).put("status_code", 3),
                account("6", -1).put("status_code", 9));

        assertEquals("""
                Account SF 龙泉仓 (bizId 四川成都): waybills left: 99, fewer than 100
                Account STO (bizId 3): waybills left: 0, fewer than 100; status 1 (in review)
                Account SF (bizId 4): status 2 (failed)
                Account SF (bizId 5): status 3 (unbound)
                Account SF (bizId 6): status 9
                """, function.log());
    }

    @Test
    void warnsInOneLineOfBoundedLength() {
        read(named("a\nERROR b", "四".repeat(2_000)).put("quota_num", 1));

        assertEquals(
                "Account SF a ERROR b (bizId " + "四".repeat(100) + "…): waybills left: 1, fewer than 100\n",
                function.log());
        assertTrue(function.records().stream().allMatch(line -> line.length() < 2_000));
    }

    @Test
    void masksASecretThatWeChatEchoes() {
        function.invoke("{}");
        read(named(sandbox.lastToken(), "7").put("quota_num", 1));

        assertTrue(function.log().contains("Account SF *** (bizId 7)"), function.log());
    }
}

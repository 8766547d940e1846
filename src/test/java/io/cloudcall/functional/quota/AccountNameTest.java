package io.cloudcall.functional.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names by which metrics tell accounts apart. */
class AccountNameTest extends QuotaWatchFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Shop 1 (north)|7|Shop 1 (north)
            ' Shop '|7|Shop
            ''|7|7
            龙泉仓|7|7
            :7|8|8
            Shop\t1|8|8
            Café|8|8
            龙泉仓|四川 50%|%E5%9B%9B%E5%B7%9D 50%25
            :a|:b|%3Ab
            龙|''|%E9%BE%99
            "\\|7|"\\
            """)
    void namesAnAccountByItsAliasOrByItsBizId(String alias, String bizId, String name) {
        assertEquals(List.of(name), names(read(named(alias, bizId))));
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1025, false"})
    void takesAnAliasOfUpTo1024Characters(int length, boolean isTaken) {
        String alias = "a".repeat(length);

        assertEquals(List.of(isTaken ? alias : "7"), names(read(named(alias, "7"))));
    }

    @Test
    void usesBizIdsWhereAliasesAreShared() {
        assertEquals(List.of("1", "2", "b"), names(read(named("a", "1"), named("a", "2"), named("b", "3"))));
    }

    @Test
    void usesBizIdsAlsoWhereThatSharesAThirdName() {
        assertEquals(List.of("1", "2", "3"), names(read(named("a", "1"), named("a", "2"), named("1", "3"))));
    }

    @Test
    void allowsOneNameInDifferentCompanies() {
        assertEquals(
                List.of("a", "a"), names(read(named("a", "1"), named("a", "2").put("delivery_id", "STO"))));
    }

    @Test
    void tellsOfAnAccountThatIsListedTwiceTwice() {
        List<JsonObject> documents = read(account("7", 5), account("7", 4).put("status_code", 3));

        assertEquals(List.of("7", "7"), names(documents));
        assertTotals(Map.of(LOWEST, 4, TROUBLED, 1, ACCOUNTS, 2, READINGS, 1), documents);
    }

    @Test
    void countsAccountsThatCannotBeNamed() {
        List<JsonObject> documents =
                read(named("", " "), named("a", "1").put("delivery_id", null), named("", "四".repeat(114)));

        assertEquals(List.of(), names(documents));
        assertTotals(Map.of(LOWEST, 500, TROUBLED, 0, ACCOUNTS, 3, READINGS, 1), documents);
        String why = ": no metric can tell of it, for want of a deliveryId, or of an alias or bizId that fits";
        assertEquals(
                List.of("Account SF (bizId )" + why, "Account  a (bizId 1)" + why),
                function.log().lines().toList().subList(0, 2));
    }

    @Test
    void encodesACompanysNameToo() {
        JsonObject document = read(account("7", 500).put("delivery_id", "顺丰")).get(0);

        assertEquals("%E9%A1%BA%E4%B8%B0", document.getString("DeliveryId"));
    }
}

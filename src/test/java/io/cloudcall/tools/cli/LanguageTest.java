package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "LANG=zh_CN.UTF-8, zh",
        "LANG=zh, zh",
        "LANG=zh_SG.UTF-8, zh",
        "CLOUDCALL_LANG=zh-CN, zh",
        "LANG=zh_TW.UTF-8, en",
        "LANG=zh_HK, en",
        "CLOUDCALL_LANG=zh-TW, en",
        "LANG=C.UTF-8, en",
        "LANG=de_DE.UTF-8, en",
        "LANG=, en",
        "TERM=xterm, en",
        "LANG=zh_CN LC_ALL=C.UTF-8, en",
        "LANG=en_US LC_MESSAGES=zh_CN.UTF-8, zh",
        "LC_MESSAGES=zh_CN LC_ALL=en_US.UTF-8, en",
        "LANG=zh_CN LC_ALL=, zh",
        "CLOUDCALL_LANG=zh LC_ALL=en_US LANG=en_US, zh",
        "CLOUDCALL_LANG=en LC_ALL=zh_CN LANG=zh_CN, en",
    })
    void isThatOfTheFirstVariableThatIsSet(String variables, String code) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            String[] parts = variable.split("=", -1);
            environment.put(parts[0], parts[1]);
        }

        assertEquals(code, Language.of(environment).code());
    }
}

package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.JavaScriptModel.Members;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestParametersPropertyTest {
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void givesWhatTheSdksOwnLoopGives(@ForAll("objects") Members data) {
        assertEquals(JavaScriptModel.request(data), send(JavaScriptModel.write(data)));
    }

    @Property(tries = TRIES)
    void changesNothingTheSecondTime(@ForAll("objects") Members data) {
        String once = send(JavaScriptModel.write(data));
        assertEquals(once, send(once));
    }

    @Property(tries = TRIES)
    void givesOneJsonObjectThatIsCleanUtf8(@ForAll("objects") Members data) {
        JsonAssertions.check(send(JavaScriptModel.write(data)));
    }

    @Property
    void comesBackFromWeChatAsItWas(@ForAll("camelCase") String key) {
        assertEquals("{\"" + key + "\":1," + ResponseGenerator.OK, ResponseGenerator.json(send("{\"" + key + "\":1}")));
    }

    @Provide
    Arbitrary<String> camelCase() {
        return Combinators.combine(
                        Arbitraries.of("a", "biz", "用户", "x1"),
                        Arbitraries.of("Id", "A", "B", "X1", "Name").list().ofMaxSize(4))
                .as((first, others) -> first + String.join("", others));
    }

    @Provide
    Arbitrary<Members> objects() {
        return ResponseBodies.objects();
    }

    private static String send(String data) {
        return RequestGenerator.posted(data).body();
    }
}

package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.JavaScriptModel.Members;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.LenientJsonParser;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResponseMapperPropertyTest {
    private static final int TRIES = 500;

    @Property(tries = TRIES)
    void givesWhatTheSdksOwnLoopGives(@ForAll("objects") Members body) {
        assertEquals(JavaScriptModel.success(body), ResponseGenerator.json(JavaScriptModel.write(body)));
    }

    @Property(tries = TRIES)
    void changesNothingTheSecondTime(@ForAll("objects") Members body) {
        String once = ResponseGenerator.json(JavaScriptModel.write(body));
        assertEquals(once, ResponseGenerator.json(once));
    }

    @Property(tries = TRIES)
    void givesOneJsonObjectThatIsCleanUtf8(
            @ForAll("objects") Members body, @ForAll("contentTypes") String contentType) {
        JsonAssertions.check(ResponseGenerator.json(contentType, JavaScriptModel.write(body)));
    }

    @Property
    void keepsAnyStringAsItIs(@ForAll("texts") String text) {
        String json = JsonWriter.stringify(new JsonString(text));
        assertEquals(json, ResponseGenerator.value(json));
        assertEquals(new JsonString(text), LenientJsonParser.parse(json));
    }

    @Property
    void readsAnyStringOfUnescapedCharacters(@ForAll("texts") String text) {
        String raw = text.replaceAll("[\"\\\\\\p{Cs}]", "");
        assertEquals(JsonWriter.stringify(new JsonString(raw)), ResponseGenerator.value('"' + raw + '"'));
    }

    @Provide
    Arbitrary<Members> objects() {
        return ResponseBodies.objects();
    }

    @Provide
    Arbitrary<String> contentTypes() {
        return Arbitraries.of(List.of("application/json", "text/plain", "image/png", "", "Application/X+JSON"));
    }

    /** Any UTF-16 code units, surrogates and control characters more often than by chance. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                .withCharRange('\0', '\u007f')
                .withCharRange('\ud800', '\udfff')
                .withChars('\ud83d', '\ude00')
                .ofMaxLength(20);
    }
}

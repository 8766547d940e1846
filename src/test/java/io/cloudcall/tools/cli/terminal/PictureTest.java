package io.cloudcall.tools.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static String drawn(String text) {
        String svg = Picture.of(List.of(StyledLine.of(text, Style.BAD)), 20, "a picture");
        return Pattern.compile("<text .*</text>")
                .matcher(svg)
                .results()
                .map(match -> match.group().replace(" y=\"31\"", "").replace('"', '\'') + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void putsEachWordWhereItsCellsAre() {
        assertEquals("""
                <text class='bad' lengthAdjust='spacingAndGlyphs' x='16' textLength='16.8'>ab</text>
                <text class='bad wide' lengthAdjust='spacing' x='41.2' textLength='33.6'>龙泉</text>
                <text class='bad' lengthAdjust='spacingAndGlyphs' x='74.8' textLength='8.4'>c</text>
                """, drawn("ab 龙泉c \u200b"));
    }

    @Test
    void writesWhatXmlWouldTakeForItself() {
        assertEquals(
                "<text class='bad' lengthAdjust='spacingAndGlyphs' x='16' textLength='50.4'>&lt;a&gt;&amp;&quot;b</text>\n",
                drawn("<a>&\"b"));
    }

    @Test
    void needsNothingFromElsewhereAndSaysWhatItShows() {
        String svg = Picture.of(List.of(StyledLine.of("x", Style.PLAIN)), 20, "a \"title\" & more");

        assertTrue(svg.contains("aria-label=\"a &quot;title&quot; &amp; more\""), svg);
        assertTrue(svg.contains("prefers-color-scheme: dark"), svg);
        assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("http"), svg);
        assertFalse(svg.contains("url("), svg);
    }
}

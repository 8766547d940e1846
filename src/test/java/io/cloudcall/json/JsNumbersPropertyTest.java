package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ResponseGenerator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsNumbersPropertyTest {
    private static final long SIGN = Long.MIN_VALUE;

    @Property
    void readsBackToTheSameDouble(@ForAll("doubles") double value) {
        assertEquals(value + 0.0, Double.parseDouble(JsNumbers.format(value)) + 0.0);
    }

    @Property
    void isAsShortAsCanBeAndClosest(@ForAll("doubles") double value) {
        BigDecimal exact = new BigDecimal(value).abs();
        BigDecimal text = new BigDecimal(JsNumbers.format(value)).abs().stripTrailingZeros();
        int digits = text.signum() == 0 ? 1 : text.precision();
        for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
            if (digits > 1) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, mode));
                assertTrue(shorter.doubleValue() != Math.abs(value), () -> shorter + " would do for " + value);
            }
            BigDecimal other = exact.round(new MathContext(digits, mode));
            boolean closer =
                    other.subtract(exact).abs().compareTo(text.subtract(exact).abs()) < 0;
            assertTrue(!closer || other.doubleValue() != Math.abs(value), () -> other + " is closer to " + value);
        }
    }

    @Property
    void printsInTheFormThatTheExponentAsksFor(@ForAll("doubles") double value) {
        double size = Math.abs(value);
        boolean scientific = size != 0 && (size >= 1e21 || size < 1e-6);
        String form = scientific ? "-?[1-9](\\.[0-9]*[1-9])?e[+-][1-9][0-9]*" : "-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?";
        assertTrue(JsNumbers.format(value).matches(form), () -> JsNumbers.format(value));
    }

    @Property
    void printsShortLiteralsAsDoubles(@ForAll("literals") String literal) {
        assertEquals(JsNumbers.format(Double.parseDouble(literal)), ResponseGenerator.value(literal));
    }

    /** Doubles where shortest texts are hardest, of both signs. */
    @Provide
    Arbitrary<Double> doubles() {
        Arbitrary<Double> hard = Arbitraries.oneOf(
                bits(0, Long.MAX_VALUE),
                bits(1, (1L << 52) - 1),
                near(Arbitraries.integers().between(-1074, 1023).map(power -> Math.scalb(1.0, power))),
                near(decimal(Arbitraries.just(1L), -323, 308)),
                decimal(Arbitraries.longs().between(1, 9), -323, 307),
                decimal(Arbitraries.longs().between(10_000_000_000_000_000L, 99_999_999_999_999_999L), -340, 291),
                near(Arbitraries.of(
                        0.0, 1e21, 1e-6, 1e-7, 1e15, 1e16, 1e17, 0x1p53, Double.MIN_NORMAL, Double.MAX_VALUE)));
        return Combinators.combine(hard.filter(Double::isFinite), Arbitraries.of(1.0, -1.0))
                .as((value, sign) -> value * sign);
    }

    @Provide
    Arbitrary<String> literals() {
        return Combinators.combine(
                        Arbitraries.of("", "-", "0", "-00"),
                        Arbitraries.integers().between(0, 999_999),
                        Arbitraries.of("", ".", ".0", ".5", ".07"),
                        Arbitraries.oneOf(
                                Arbitraries.just(""),
                                Arbitraries.integers().between(-99, 99).map(exponent -> "e" + exponent)))
                .as((start, whole, fraction, exponent) -> start + whole + fraction + exponent)
                .filter(literal -> literal.length() <= 15);
    }

    private static Arbitrary<Double> bits(long least, long most) {
        return Arbitraries.longs()
                .between(least, most)
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite);
    }

    /** Returns a double and those at most three steps away from it. */
    private static Arbitrary<Double> near(Arbitrary<Double> doubles) {
        return Combinators.combine(doubles, Arbitraries.integers().between(-3, 3))
                .as((value, steps) -> Double.longBitsToDouble((Double.doubleToLongBits(value) + steps) & ~SIGN))
                .filter(Double::isFinite);
    }

    private static Arbitrary<Double> decimal(Arbitrary<Long> digits, int least, int most) {
        return Combinators.combine(digits, Arbitraries.integers().between(least, most))
                .as((whole, exponent) -> Double.parseDouble(whole + "e" + exponent));
    }
}

package io.cloudcall.chaos;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run, from system properties; docs/TESTING.md lists them.
 *
 * @param seed {@code chaos.seed}: a number, or {@code fresh} for a random one; a fixed one by default, so that an
 *     ordinary build fails for a change of the code, not for another draw
 * @param invocations {@code chaos.invocations}: at least how many
 * @param episode {@code chaos.episode}: the only one to run, or null for all
 */
record ChaosOptions(long seed, int invocations, @Nullable Integer episode) {
    private static final long DEFAULT_SEED = 20_260_630L;
    private static final int DEFAULT_INVOCATIONS = 2_000;
    private static final int MIN_EPISODES = 5;

    static ChaosOptions fromSystemProperties() {
        return new ChaosOptions(
                parseSeed(System.getProperty("chaos.seed", Long.toString(DEFAULT_SEED))),
                Integer.getInteger("chaos.invocations", DEFAULT_INVOCATIONS),
                Integer.getInteger("chaos.episode"));
    }

    private static long parseSeed(String text) {
        return text.equals("fresh") ? new Random().nextInt(Integer.MAX_VALUE) : Long.parseLong(text);
    }

    /** Returns the configuration of an episode; a short run has some episodes too. */
    ScenarioConfig config(long episodeSeed) {
        ScenarioConfig config = ScenarioConfig.fromSeed(episodeSeed);
        return config.withLoad(
                config.threads(), Math.min(config.invocations(), Math.max(1, invocations / MIN_EPISODES)));
    }

    boolean includes(int number) {
        return episode == null || episode == number;
    }

    boolean endsAt(int number) {
        return episode != null && episode == number;
    }

    /**
     * Returns what repeats an episode. Its faults are the same; how threads interleave, and so which requests meet
     * them, is not.
     */
    String command(Class<?> test, int number) {
        return "mvn -B verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true -Dit.test="
                + test.getSimpleName() + " -Dchaos.invocations=" + invocations + " -Dchaos.seed=" + seed
                + " -Dchaos.episode=" + number;
    }
}

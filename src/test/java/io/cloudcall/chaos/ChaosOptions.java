package io.cloudcall.chaos;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What to play, from system properties.
 *
 * @param seeds {@code chaos.seed}: one, or {@code fresh} for one that never was; unless set, one that is always the same, so that an
 *     ordinary build fails for what was changed and not for what was drawn
 * @param invocations {@code chaos.invocations}: at least how many for each seed
 * @param episode {@code chaos.episode}: the only one to play, or null for all
 */
record ChaosOptions(
        List<Long> seeds, int invocations, @Nullable Integer episode) {
    private static final long KNOWN_SEED = 20_260_630L;
    private static final int LEAST_EPISODES = 5;
    private static final int FEW = 2_000;

    static ChaosOptions ofSystemProperties() {
        return new ChaosOptions(
                List.of(seed(System.getProperty("chaos.seed", Long.toString(KNOWN_SEED)))),
                Integer.getInteger("chaos.invocations", FEW),
                Integer.getInteger("chaos.episode"));
    }

    private static long seed(String text) {
        return text.equals("fresh") ? new Random().nextInt(Integer.MAX_VALUE) : Long.parseLong(text);
    }

    /** A short run has some episodes too. */
    ScenarioConfig settings(long episodesSeed) {
        ScenarioConfig settings = ScenarioConfig.of(episodesSeed);
        return settings.with(
                settings.threads(), Math.min(settings.invocations(), Math.max(1, invocations / LEAST_EPISODES)));
    }

    boolean plays(int number) {
        return episode == null || episode == number;
    }

    boolean isLast(int number) {
        return episode != null && episode == number;
    }

    /** What repeats an episode. Its faults come as before; how threads interleave, and so which requests meet them, does not. */
    String command(long seed, int number) {
        return "mvn -B verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true -Dit.test=ChaosIT"
                + " -Dchaos.invocations=" + invocations + " -Dchaos.seed=" + seed + " -Dchaos.episode=" + number;
    }
}

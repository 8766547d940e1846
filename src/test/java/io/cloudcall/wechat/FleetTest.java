package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.wechat.CallRateLimit.Window;
import io.cloudcall.wechat.FleetScenario.Weather;
import io.cloudcall.wechat.FleetScenario.Weather.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.NodeList;

/** The figures of docs/FLEET.md, checked by smaller fleets. */
@Timeout(60)
class FleetTest {
    private static final int INSTANCES = 200;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** From the middle of a token's life to after its end. */
    private static final int RENEWAL = 6_000;

    private static final int END = Integer.MAX_VALUE;

    private static FleetScenario busy(int instances) {
        return FleetScenario.deployment(instances).calledEvery(Duration.ofSeconds(1));
    }

    private static FleetFigures renewal(FleetScenario scenario) {
        return FleetSimulation.run(scenario.lasting(Duration.ofMinutes(122)));
    }

    private static FleetFigures failure(Kind kind, int from) {
        Weather weather = new Weather(MINUTE.multipliedBy(from), MINUTE.multipliedBy(from + 5), kind);
        return FleetSimulation.run(FleetScenario.deployment(INSTANCES)
                .lasting(MINUTE.multipliedBy(12))
                .with(weather));
    }

    @Test
    void repeatsItself() {
        FleetScenario scenario = FleetScenario.deployment(50).lasting(MINUTE.multipliedBy(130));

        assertArrayEquals(
                FleetSimulation.run(scenario).tokenCalls(),
                FleetSimulation.run(scenario).tokenCalls());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void takesOneTokenCallForEachStart(boolean eager) {
        FleetScenario scenario = FleetScenario.deployment(2_000).lasting(MINUTE);
        FleetFigures figures = FleetSimulation.run(eager ? scenario : scenario.onFirstUse());

        assertEquals(2_000, figures.tokenCalls(0, END));
        assertEquals(0, figures.lostCalls(0, END));
        assertTrue(figures.allReadyAfter() < 20_500, "ready after " + figures.allReadyAfter());
    }

    @Test
    void spreadsRenewalsOverTwoMinutes() {
        FleetFigures figures = renewal(busy(INSTANCES));

        assertEquals(INSTANCES, figures.tokenCalls(RENEWAL, END), 0.01 * INSTANCES);
        assertEquals(INSTANCES / 2, figures.mostTokenCalls(60, RENEWAL, END), 0.1 * INSTANCES);
        assertTrue(figures.mostTokenCalls(1, RENEWAL, END) < 0.05 * INSTANCES);
        assertEquals(0, figures.delayedCalls(RENEWAL, END) + figures.lostCalls(0, END));
    }

    @Test
    void wouldRenewAtOnceWithoutTheSpread() {
        FleetFigures figures = renewal(busy(INSTANCES).withoutSpread());

        assertTrue(figures.mostTokenCalls(1, RENEWAL, END) > 0.4 * INSTANCES);
        assertTrue(figures.mostTokenCalls(60, RENEWAL, END) > 1.2 * INSTANCES);
    }

    @ParameterizedTest
    @EnumSource
    void asksAgainAfterTenSecondsBeyondTheMinutesLimit(Window window) {
        FleetFigures figures = FleetSimulation.run(FleetScenario.deployment(550)
                .startingWithin(Duration.ofSeconds(1))
                .lasting(MINUTE.multipliedBy(2))
                .limitedTo(500, window));

        assertEquals(250, figures.refusedTokenCalls(0, END), 50);
        assertTrue(figures.lastLoss() < 75, "last loss at " + figures.lastLoss());
    }

    @Test
    void leavesWeChatAloneWithATokenService() {
        FleetFigures figures = renewal(busy(50).withTokenService());

        assertEquals(2, figures.tokenCalls(0, END));
        assertEquals(0, figures.lostCalls(0, END));
    }

    /** 50 retries for each instance, and then none. */
    @ParameterizedTest
    @CsvSource({"SILENT, 0", "BUSY, 50", "REFUSED, 250"})
    void sendsLittleMoreThanOneRequestForACallWhileWeChatFails(Kind kind, int retries) {
        FleetFigures figures = failure(kind, 5);

        int requests = figures.apiRequests(300, 600);
        assertEquals(figures.calls(300, 600) + retries * INSTANCES, requests, 0.02 * requests);
        assertTrue(figures.lastLoss() <= 600, "last loss at " + figures.lastLoss());
    }

    @ParameterizedTest
    @CsvSource({"SILENT, 6, 5", "WRONG_SECRET, 1.1, 60"})
    void asksForATokenAFewTimesAMinuteWhileThereIsNone(Kind kind, double callsAMinute, int secondsToRecovery) {
        FleetFigures figures = failure(kind, 0);

        assertTrue(figures.mostTokenCalls(60, 60, 300) <= callsAMinute * INSTANCES);
        assertTrue(figures.lastLoss() < 300 + 5 + secondsToRecovery, "last loss at " + figures.lastLoss());
    }

    @Test
    void replacesARevokedTokenByOneCallEach() {
        FleetFigures figures = failure(Kind.REVOKED, 3);

        assertEquals(INSTANCES, figures.tokenCalls(180, END));
        assertEquals(0, figures.lostCalls(0, END));
    }

    @Test
    void forcesATokenForTheWholeFleetOnce() {
        FleetFigures figures = failure(Kind.REVOKED_YET_RETURNED, 3);

        int forced = figures.forcedTokenCalls(180, END);
        assertTrue(forced >= 1 && forced < 0.05 * INSTANCES, forced + " forced");
        assertEquals(forced - 1, figures.refusedTokenCalls(180, END));
        assertTrue(figures.lastLoss() < 195, "last loss at " + figures.lastLoss());
    }

    @Test
    void drawsAWellFormedChart() throws Exception {
        FleetFigures figures = renewal(FleetScenario.deployment(10));
        String chart = FleetChart.draw(List.of(new FleetSample(10_000, figures, figures)), 6_600, 7_500);

        NodeList bars = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("rect");
        assertEquals(6, bars.getLength(), "three of the legend, and three bars");
    }
}

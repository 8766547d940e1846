package io.cloudcall.tools.sandbox.logistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of every waybill by the sandbox's clock, until it is canceled. Waybills of WeChat's own sandbox have none:
 * testUpdateOrder adds theirs. The hours are an assumption.
 */
final class WaybillTimeline {

    private static final List<Step> STEPS = List.of(
            new Step(1, ActionType.COURIER_ASSIGNED),
            new Step(2, ActionType.PICKED_UP),
            new Step(12, ActionType.IN_TRANSIT),
            new Step(24, ActionType.OUT_FOR_DELIVERY),
            new Step(26, ActionType.SIGNED_FOR));

    private WaybillTimeline() {}

    /** Returns the events until {@code now} of a waybill created at {@code start}. */
    static Stream<PathItem> itemsUntil(Instant now, Instant start) {
        return STEPS.stream()
                .map(step -> step.after(start))
                .filter(item -> !item.time().isAfter(now));
    }

    private record Step(int hours, ActionType type) {

        PathItem after(Instant start) {
            return new PathItem(start.plus(Duration.ofHours(hours)), type, type.message());
        }
    }
}

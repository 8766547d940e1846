package io.cloudcall.call;

import java.time.Duration;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * A time limit of properties, whose failure names the seed that repeats it. Jupiter's timeout does not see properties.
 * Registered in META-INF/services.
 */
public final class PropertyTimeLimit implements AroundPropertyHook {
    private static final Duration MAX = Duration.ofSeconds(Integer.getInteger("property.timeoutSeconds", 30));

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        long began = System.nanoTime();
        PropertyExecutionResult result = property.execute();
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        if (taken.compareTo(MAX) <= 0 || result.status() != PropertyExecutionResult.Status.SUCCESSFUL) {
            return result;
        }
        return result.mapToFailed(
                "took " + taken + " with seed " + result.seed().orElse("?"));
    }
}

package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.FaultPlan;
import picocli.CommandLine.ITypeConverter;

/** A converter of a fault's text. */
final class FaultOption implements ITypeConverter<FaultPlan> {
    @Override
    public FaultPlan convert(String text) {
        try {
            return FaultPlan.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("value.fault", String.valueOf(e.getMessage()));
        }
    }
}

package io.cloudcall.tools.sandbox;

import java.util.Map;

/** A family of WeChat's APIs with their shared state; registered in {@link SandboxApis}. */
@FunctionalInterface
public interface ApiFamily {

    /** Returns the routes by their paths. */
    Map<String, Route> routes();
}

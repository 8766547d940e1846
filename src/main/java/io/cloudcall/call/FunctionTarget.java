package io.cloudcall.call;

import java.util.Optional;

/** The target of a function: one cloud call, or the call that an event names. Immutable. */
public sealed interface FunctionTarget {

    /** Returns the configured name, which results contain if the event names no API of the catalog. */
    String name();

    /** Returns the API that all events are for; empty for a router, and if there is none of that name or path. */
    Optional<Api> api();

    /** Returns whether each event names the API that it is for. */
    default boolean isRouter() {
        return false;
    }

    /** The target of a function that makes one cloud call. */
    record Single(String name, Optional<Api> api) implements FunctionTarget {
        /** Looks up the API in the catalog, unless it is given by its path. */
        public Single(String name) {
            this(name, Api.isPath(name) ? ServerApi.find(name, Api.Method.POST, false) : ApiCatalog.find(name));
        }
    }

    /** The target of a function that makes the call that an event names. */
    record Router() implements FunctionTarget {
        /** The setting that makes a function a router. */
        public static final String NAME = "*";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<Api> api() {
            return Optional.empty();
        }

        @Override
        public boolean isRouter() {
            return true;
        }
    }
}

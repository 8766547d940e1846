package io.cloudcall.http;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/** The tuning of Netty and Vert.x: disables parts of their initialization that a client of one server does not need. */
final class NettyTuning {
    private NettyTuning() {}

    /** Applies the tuning. Must be called before any use of their classes; thread-safe and idempotent. */
    static void apply() {
        // The JDK's resolver is loaded already; Vert.x' own would be loaded for one name.
        System.setProperty("vertx.disableDnsResolver", "true");
        // Netty would build a dozen proxies at start for events that are not recorded.
        System.setProperty("io.netty.jfr.enabled", "false");
        // The result of the default search, which opens every jar for other loggers.
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }
}

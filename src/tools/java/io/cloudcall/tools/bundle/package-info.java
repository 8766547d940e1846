/**
 * The programs that {@code bundle/build} runs, beside jlink, to package the function with a Java runtime of its own.
 * Each has a {@code main} method. Start at {@link io.cloudcall.tools.bundle.JarMerger}, the first step.
 */
@NullMarked
package io.cloudcall.tools.bundle;

import org.jspecify.annotations.NullMarked;

/**
 * The start of the tools' jar. Compiled for Java 8, since an older Java than the tools need has to load it, and kept
 * apart from them for that reason alone.
 */
@NullMarked
package io.cloudcall.tools.launcher;

import org.jspecify.annotations.NullMarked;

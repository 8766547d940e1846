/**
 * The start of the tools' jar. Start at {@link io.cloudcall.tools.launcher.Launcher}. Compiled for Java 8: an older
 * Java than the tools need has to load it, so nothing else belongs here. Not null-marked: JSpecify's annotations have
 * annotations that Java 8 lacks, which is a warning.
 */
package io.cloudcall.tools.launcher;

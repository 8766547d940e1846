/**
 * The start of the tools' jar. Compiled for Java 8, since an older Java than the tools need has to load it, and kept
 * apart from them for that reason alone. Not null-marked: Java 8 has not all that JSpecify's annotations are annotated
 * with, which is a warning.
 */
package io.cloudcall.tools.launcher;

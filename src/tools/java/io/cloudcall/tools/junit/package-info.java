/**
 * The sandbox in JUnit tests: annotate a test class, a field or a parameter with
 * {@link io.cloudcall.tools.junit.CloudcallSandbox}. Needs JUnit Jupiter 5.10 or later on the class path, which the
 * tools' jar does not bring.
 */
@NullMarked
package io.cloudcall.tools.junit;

import org.jspecify.annotations.NullMarked;

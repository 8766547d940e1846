/**
 * The sandbox in JUnit tests. Start at {@link io.cloudcall.tools.junit.CloudcallSandbox}, the annotation of a test
 * class, a field or a parameter. Needs JUnit Jupiter 5.10 or later on the class path, which the tools' jar does not
 * bring.
 */
@NullMarked
package io.cloudcall.tools.junit;

import org.jspecify.annotations.NullMarked;

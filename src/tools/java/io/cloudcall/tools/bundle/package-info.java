/** The function as a bundle with a Java of its own: what bundle/build needs beside jlink. */
@NullMarked
package io.cloudcall.tools.bundle;

import org.jspecify.annotations.NullMarked;

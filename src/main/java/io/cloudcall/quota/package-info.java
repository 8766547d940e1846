/** The quota watch: what its metrics and warnings say of an answer of logistics.getAllAccount. */
@NullMarked
package io.cloudcall.quota;

import org.jspecify.annotations.NullMarked;

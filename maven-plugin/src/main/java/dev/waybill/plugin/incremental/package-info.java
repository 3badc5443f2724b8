/** Tells whether work was done before on the same inputs. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.incremental;

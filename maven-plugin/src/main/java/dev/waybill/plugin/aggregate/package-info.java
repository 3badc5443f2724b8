/** Looks at several modules as one: whether their names clash, and all that they export. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.aggregate;

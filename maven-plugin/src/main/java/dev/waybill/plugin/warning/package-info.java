/** What a reviewer should know of a surface, written beside its entries. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.warning;

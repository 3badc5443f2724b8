/** Reads class files, from which the Java half of a surface is made. Knows nothing of Maven. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.classes;

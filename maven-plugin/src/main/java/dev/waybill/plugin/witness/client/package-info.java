/** Ways in which clients use elements of a surface, each as the source of a small client. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.witness.client;

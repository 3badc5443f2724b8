/// Examples to learn from: data sets, the order in which they come, and loaders that make batches
/// of them.
@org.jspecify.annotations.NullMarked
package dev.waybill.data;

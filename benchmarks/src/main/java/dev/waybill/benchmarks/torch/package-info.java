/// Tensors and gradients beside PyTorch, called through DJL.
@org.jspecify.annotations.NullMarked
package dev.waybill.benchmarks.torch;

/// What kernels on the CPU are written with: walking strided tensors, pointwise functions,
/// reductions, destinations. Used by the bodies of ops, here and in other libraries.
@org.jspecify.annotations.NullMarked
package dev.waybill.kernel;

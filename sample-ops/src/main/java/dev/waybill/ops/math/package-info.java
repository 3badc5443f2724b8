/// Functions of numbers: pointwise functions, comparisons, reductions, sorting.
///
/// An op is one file. Elementwise ops are a method of numbers, from which their kernels and
/// gradients are written; `Extreme`, `Lines`, `Masks`, `Moments` and `Order` hold what several
/// others share, whose gradients are written in ops, so that they can be derived again. Names and
/// conventions are PyTorch's, in camelCase.
@Namespace(
    value = "math",
    title = "Functions of numbers",
    facadePackage = "dev.waybill.api",
    facade = "MathOps")
@NullMarked
package dev.waybill.ops.math;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

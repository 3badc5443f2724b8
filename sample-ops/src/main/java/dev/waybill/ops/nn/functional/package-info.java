/// Functions of neural networks: activations, losses, normalisations, convolutions, pools,
/// embeddings and attention, named and defined as in PyTorch's `torch.nn.functional`.
///
/// One op is one file. Most are functions composed of other ops, through which gradients flow; the
/// primitives (`@Op`) have gradients that are written in ops too, or with their kernels from one
/// method of numbers (`@Elementwise`), so that all can be derived again.
/// May depend on the runtime and on `math`.
@Namespace(
    value = "nn.functional",
    title = "Functions of neural networks",
    facadePackage = "dev.waybill.api")
@NullMarked
package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

/// Modules of neural networks, named and defined as in PyTorch's `torch.nn`.
///
/// One module is one file. What it computes is the function of the same name in `nn.functional`: a
/// module keeps the parameters and the mode, and computes nothing by itself.
@Namespace(value = "nn", title = "Modules of neural networks", facadePackage = "dev.waybill.api")
@NullMarked
package dev.waybill.ops.nn;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

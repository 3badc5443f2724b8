/// Optimisers change parameters by their gradients, as PyTorch's `torch.optim` does.
@Namespace(
    value = "optim",
    title = "Optimisers",
    facadePackage = "dev.waybill.optim",
    facade = "Optim")
@NullMarked
package dev.waybill.optim;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

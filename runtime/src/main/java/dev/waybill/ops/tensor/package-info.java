/// The runtime's own ops, exported by the project's own processor.
@Namespace(
    value = "tensor",
    title = "Arithmetic of tensors",
    text = "Ops that the runtime brings along.",
    facadePackage = "dev.waybill.tensor",
    facade = "TensorOps")
package dev.waybill.ops.tensor;

import dev.waybill.annotations.Namespace;

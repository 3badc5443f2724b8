/// Sequences of unequal length in one tensor: packed, where no padding is computed with, and
/// padded.
///
/// One function is one file; all are composed of ops, through which gradients flow. Names and
/// conventions are those of PyTorch's `torch.nn.utils.rnn`, in camelCase. May depend on the runtime
/// only.
@Namespace(
    value = "nn.utils",
    title = "Sequences of unequal length",
    facadePackage = "dev.waybill.api")
@NullMarked
package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

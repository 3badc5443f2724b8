/// Starting values of parameters: functions that write into a tensor, without recording that for
/// gradients, and return it. Names, formulas and defaults are those of PyTorch's `torch.nn.init`,
/// in camelCase; what is random takes a seed, and the same seed writes the same numbers.
///
/// One function is one file; `Fan` and `Filling` hold what several share. May depend on the
/// runtime and on `math`.
@Namespace(
    value = "nn.init",
    title = "Starting values of parameters",
    facadePackage = "dev.waybill.api")
@NullMarked
package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

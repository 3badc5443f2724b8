/// Learning rates over time, as PyTorch's `torch.optim.lr_scheduler` has them: schedules are
/// functions of the step, and a scheduler sets the rates of an optimiser by one.
@Namespace(
    value = "optim.lr",
    title = "Learning rates",
    facadePackage = "dev.waybill",
    facade = "LrSchedules")
@NullMarked
package dev.waybill.optim.lr;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;

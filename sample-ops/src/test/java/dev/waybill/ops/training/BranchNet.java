package dev.waybill.ops.training;

import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Module;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Tanh;
import dev.waybill.tensor.Tensor;

/// `y = tanh(a(x))`, then `extra(y)` or `b(y)`.
@Stateful
final class BranchNet extends Module {
  final Linear a = new Linear(6, 10);
  final Linear b = new Linear(10, 3);
  final Linear extra = new Linear(10, 3);

  Tensor call(Tensor x, boolean usesExtra) {
    Tensor y = new Tanh().call(a.call(x));
    return usesExtra ? extra.call(y) : b.call(y);
  }
}

package dev.waybill.ops.training;

import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Module;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Tanh;
import dev.waybill.tensor.Tensor;

/// `b(tanh(bn(a(x))))`.
@Stateful
final class NormNet extends Module {
  final Linear a = new Linear(6, 10);
  final Layer bn;
  final Linear b = new Linear(10, 3);

  NormNet(Layer bn) {
    this.bn = bn;
  }

  Tensor call(Tensor x) {
    return b.call(new Tanh().call(bn.call(a.call(x))));
  }
}

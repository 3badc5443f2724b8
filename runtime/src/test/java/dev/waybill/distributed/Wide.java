package dev.waybill.distributed;

import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// So many numbers that memory scopes lend arrays for them: `Σ (a · x)² + Σ (b · x)²`.
@Stateful
final class Wide extends Module {
  static final int SIZE = 200_000;

  final Parameter a = new Parameter(Tensor.ones(DType.F32, SIZE));
  final Parameter b = new Parameter(Tensor.full(DType.F32, 2.0, SIZE));

  Tensor call(double x) {
    Tensor left = a.mul(x);
    Tensor right = b.mul(x);
    return left.mul(left).sum().add(right.mul(right).sum());
  }
}

package dev.waybill.distributed;

import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// `y = (x · first + bias)² · second`, or `… · extra`, with the sum of what it has seen.
@Stateful
final class Net extends Module {
  static final int IN = 3;
  static final int HIDDEN = 5;

  final Parameter first;
  final Parameter bias;
  final Parameter second;
  final Parameter extra;
  final Buffer seen = new Buffer(Tensor.zeros(DType.F64, 1));

  Net(long seed) {
    first = new Parameter(Tensor.randn(DType.F64, seed, IN, HIDDEN));
    bias = new Parameter(Tensor.randn(DType.F64, seed + 1, HIDDEN));
    second = new Parameter(Tensor.randn(DType.F64, seed + 2, HIDDEN, 1));
    extra = new Parameter(Tensor.randn(DType.F64, seed + 3, HIDDEN, 1));
  }

  Tensor call(Tensor x) {
    return call(x, false);
  }

  Tensor call(Tensor x, boolean useExtra) {
    seen.add_(x.detach().sum());
    Tensor hidden = x.matmul(first).add(bias);
    return hidden.mul(hidden).matmul(useExtra ? extra : second);
  }
}

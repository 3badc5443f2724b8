package dev.waybill.nn;

import dev.waybill.annotations.Stateful;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// `y = x · weight + bias`, with a count of its calls, for tests.
@Stateful
final class Affine extends Layer {
  final Parameter weight;
  final Parameter bias;
  final Buffer calls = new Buffer(Tensor.zeros(DType.I64));
  final Buffer scratch = new Buffer(Tensor.zeros(DType.F32, 2), false);

  Affine(Tensor weight, Tensor bias) {
    this.weight = new Parameter(weight);
    this.bias = new Parameter(bias);
  }

  @Override
  protected Tensor forward(Tensor x) {
    calls.add_(1);
    return x.mul(weight).add(bias);
  }

  @Override
  protected String describe() {
    return "size=" + weight.size();
  }
}

package dev.waybill.distributed;

import dev.waybill.autograd.Autograd;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// Data and a plain optimiser for tests of training.
final class Training {
  static final double RATE = 1e-3;
  private static final int SAMPLES = 64;
  private static final Tensor X = Tensor.randn(DType.F64, 100, SAMPLES, Net.IN);

  private Training() {}

  /// Samples that follow each other.
  static Tensor samples(int from, int count) {
    return X.narrow(0, from % (SAMPLES - count + 1), count);
  }

  /// The mean squared distance from 1.
  static Tensor loss(Tensor y) {
    Tensor error = y.sub(1.0);
    return error.mul(error).sum().div((double) y.size());
  }

  static void step(Net net) {
    Autograd.noGrad(
        () -> {
          for (Tensor parameter : net.parameters()) {
            Tensor gradient = parameter.grad();
            if (gradient != null) {
              parameter.sub_(gradient.mul(RATE));
            }
          }
        });
    net.zeroGrad();
  }

  /// One process that sees the batches of all ranks.
  static Net alone(int steps, int ranks, int batch) {
    Net net = new Net(0);
    for (int s = 0; s < steps; s++) {
      loss(net.call(samples(s * ranks * batch, ranks * batch))).backward();
      step(net);
    }
    return net;
  }
}

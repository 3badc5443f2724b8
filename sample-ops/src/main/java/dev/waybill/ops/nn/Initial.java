package dev.waybill.ops.nn;

import dev.waybill.api.nn.Init;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;

/// First values of parameters, drawn by `nn.init` from the current generator.
final class Initial {
  private Initial() {}

  /// Returns a parameter of numbers evenly spread over -bound … bound.
  static Parameter uniform(double bound, long... shape) {
    Tensor values = Tensor.empty(DType.F32, shape);
    return new Parameter(Init.uniform_(values, Generator.current().nextSeed(), -bound, bound));
  }

  /// Returns a parameter of numbers evenly spread by the number of inputs: within `1 / √fanIn`.
  static Parameter byFanIn(long fanIn, long... shape) {
    return fanIn == 0 ? zeros(shape) : uniform(1 / Math.sqrt((double) fanIn), shape);
  }

  static Parameter normal(long... shape) {
    Tensor values = Tensor.empty(DType.F32, shape);
    return new Parameter(Init.normal_(values, Generator.current().nextSeed(), 0, 1));
  }

  static Parameter ones(long... shape) {
    return new Parameter(Tensor.ones(DType.F32, shape));
  }

  static Parameter zeros(long... shape) {
    return new Parameter(Tensor.zeros(DType.F32, shape));
  }

  /// Refuses sizes below a bound.
  static void checkAtLeast(String name, String argument, long value, long least) {
    if (value < least) {
      throw new WrongArgumentException(
          name, argument, "found " + value + ", expected " + least + " or more.");
    }
  }
}

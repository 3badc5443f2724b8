package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.dirac_`.
public final class Dirac {
  private static final String NAME = "nn.init.dirac_";

  private Dirac() {}

  /// Writes what makes a convolution pass its channels on: 1 in the middle of the kernel from each
  /// channel to itself, else 0.
  ///
  /// Source: PyTorch, `torch.nn.init.dirac_`.
  ///
  /// ```java
  /// Tensor weight = Tensor.zeros(DType.F32, 1, 1, 3);
  /// Init.dirac_(weight); // ==> tensor([[[0., 1., 0.]]])
  /// ```
  ///
  /// @param x `[out, in, *kernel]`, f32, f64, f16 or bf16
  /// @param groups into how many parts channels are divided that do not see each other
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the tensor has not 3 to 5 axes, its dtype has no
  ///   fractions, or groups do not divide the first length
  @Export(NAME)
  public static Tensor dirac(Tensor x, @Default("1") long groups) {
    Filling.checkRank(NAME, x, 3, 5);
    Filling.checkFloating(NAME, x);
    long[] shape = x.shape();
    if (groups < 1 || shape[0] % groups != 0) {
      throw new WrongArgumentException(
          NAME,
          "groups",
          "dim 0 must be divisible by groups, found "
              + groups
              + " for x: "
              + x.layout().shapeText()
              + ", expected a positive number that divides "
              + shape[0]
              + ".");
    }
    return Filling.write(x, old -> middle(x.dtype(), shape, groups).to(x.device()));
  }

  private static Tensor middle(DType dtype, long[] shape, long groups) {
    int size = 1;
    int middle = 0;
    for (int axis = 2; axis < shape.length; axis++) {
      size *= (int) shape[axis];
      middle = (int) (middle * shape[axis] + shape[axis] / 2);
    }
    int in = (int) shape[1];
    double[] values = new double[(int) shape[0] * in * size];
    for (int row = 0; size > 0 && row < shape[0]; row++) {
      int channel = (int) (row % (shape[0] / groups));
      if (channel < in) {
        values[(row * in + channel) * size + middle] = 1;
      }
    }
    return Tensor.fromDoubles(dtype, values, shape);
  }
}

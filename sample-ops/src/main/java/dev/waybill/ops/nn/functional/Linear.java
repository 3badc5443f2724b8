package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.linear`.
public final class Linear {
  private static final String NAME = "nn.functional.linear";

  private Linear() {}

  /// Applies an affine map to the last axis: `y = x · weightᵀ + bias`.
  ///
  /// Source: PyTorch, `torch.nn.functional.linear`.
  ///
  /// ```java
  /// Tensor weight = Tensor.fromArray(new float[] {1, 0, 0, 1, 1, 1}, 3, 2);
  /// Functional.linear(Tensor.of(1f, 2f), weight); // ==> tensor([1., 2., 3.])
  /// ```
  ///
  /// @param x `[..., in]`
  /// @param weight `[out, in]`, or `[in]` for a single output without an axis
  /// @param bias `[out]`, or `null`
  /// @return `[..., out]`
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  public static Tensor linear(Tensor x, Tensor weight, @Default("null") @Nullable Tensor bias) {
    check(x, weight, bias);
    Tensor map = weight.rank() == 1 ? weight : TensorOps.transpose(weight, 0, 1);
    Tensor y = TensorOps.matmul(x, map);
    return bias == null ? y : TensorOps.add(y, bias);
  }

  private static void check(Tensor x, Tensor weight, @Nullable Tensor bias) {
    if (weight.rank() != 1 && weight.rank() != 2) {
      throw new ShapeException(
          NAME, "weight must have 1 or 2 dimensions, found " + weight.layout().shapeText() + ".");
    }
    long in = weight.layout().shape(weight.rank() - 1);
    if (x.rank() == 0 || x.layout().shape(x.rank() - 1) != in) {
      throw new ShapeException(
          NAME,
          "x and the transposed weight cannot be multiplied, found x: "
              + x.layout().shapeText()
              + ", weight: "
              + weight.layout().shapeText()
              + ", expected x: [..., "
              + in
              + "].");
    }
    checkDtype("weight", x, weight);
    if (bias != null) {
      long out = weight.rank() == 1 ? 1 : weight.layout().shape(0);
      boolean one = bias.size() == 1 && bias.rank() <= 1;
      boolean fits = bias.rank() == 1 && bias.size() == out;
      if (!one && (weight.rank() == 1 || !fits)) {
        throw new ShapeException(
            NAME, "bias must have shape [" + out + "], found " + bias.layout().shapeText() + ".");
      }
      checkDtype("bias", x, bias);
    }
  }

  private static void checkDtype(String argument, Tensor x, Tensor other) {
    if (other.dtype() != x.dtype()) {
      throw new WrongArgumentException(
          NAME,
          argument,
          "found dtype " + other.dtype() + ", expected the same dtype as x, " + x.dtype() + ".");
    }
  }
}

package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.bilinear`.
public final class Bilinear {
  private static final String NAME = "nn.functional.bilinear";

  private Bilinear() {}

  /// Applies a map that is linear in each of two vectors: `y[k] = x1ᵀ · weight[k] · x2 + bias[k]`.
  ///
  /// Source: PyTorch, `torch.nn.functional.bilinear`.
  ///
  /// ```java
  /// Tensor weight = Tensor.fromArray(new float[] {1, 0, 0, 1}, 1, 2, 2); // the scalar product
  /// Functional.bilinear(Tensor.of(1f, 2f), Tensor.of(3f, 4f), weight); // ==> tensor([11.])
  /// ```
  ///
  /// @param x1 `[..., in1]`
  /// @param x2 `[..., in2]`, of the same dtype and the same axes before the last
  /// @param weight `[out, in1, in2]`
  /// @param bias `[out]`, or `null`
  /// @return `[..., out]`
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  public static Tensor bilinear(
      Tensor x1, Tensor x2, Tensor weight, @Default("null") @Nullable Tensor bias) {
    check(x1, x2, weight, bias);
    long out = weight.layout().shape(0);
    long in1 = weight.layout().shape(1);
    long in2 = weight.layout().shape(2);
    long[] leading = Arrays.copyOf(x1.shape(), x1.rank() - 1);
    long rows = Spatial.product(leading);
    Tensor flat1 = TensorOps.reshape(x1, new long[] {rows, in1});
    Tensor flat2 = TensorOps.reshape(x2, new long[] {rows, in2, 1});
    Tensor map = TensorOps.permute(weight, new int[] {1, 0, 2});
    Tensor first = TensorOps.mm(flat1, TensorOps.reshape(map, new long[] {in1, out * in2}));
    Tensor second = TensorOps.bmm(TensorOps.reshape(first, new long[] {rows, out, in2}), flat2);
    Tensor y = TensorOps.reshape(second, Spatial.join(leading, new long[] {out}));
    return bias == null ? y : TensorOps.add(y, bias);
  }

  private static void check(Tensor x1, Tensor x2, Tensor weight, @Nullable Tensor bias) {
    Losses.checkFloating(NAME, "x1", x1);
    NormalizedShape.checkDtype(NAME, "x2", x1, x2);
    NormalizedShape.checkDtype(NAME, "weight", x1, weight);
    NormalizedShape.checkDtype(NAME, "bias", x1, bias);
    boolean fits = x1.rank() > 0 && x1.rank() == x2.rank() && weight.rank() == 3;
    for (int i = 0; fits && i < x1.rank() - 1; i++) {
      fits = x1.layout().shape(i) == x2.layout().shape(i);
    }
    fits =
        fits
            && x1.layout().shape(x1.rank() - 1) == weight.layout().shape(1)
            && x2.layout().shape(x2.rank() - 1) == weight.layout().shape(2);
    if (!fits) {
      throw new ShapeException(
          NAME,
          "found x1: "
              + x1.layout().shapeText()
              + ", x2: "
              + x2.layout().shapeText()
              + ", weight: "
              + weight.layout().shapeText()
              + ", expected [..., in1], [..., in2] and [out, in1, in2].");
    }
    if (bias != null && (bias.rank() != 1 || bias.size() != weight.layout().shape(0))) {
      throw new ShapeException(
          NAME,
          "argument bias: found "
              + bias.layout().shapeText()
              + ", expected ["
              + weight.layout().shape(0)
              + "], one a row of weight.");
    }
  }
}

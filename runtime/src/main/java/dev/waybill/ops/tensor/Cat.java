package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;

/// The op `tensor.cat`.
public final class Cat {
  private static final String NAME = "tensor.cat";

  private Cat() {}

  /// Puts tensors one behind the other along an axis.
  ///
  /// - Shapes: equal but for the axis, whose lengths are added up. A tensor of shape `[0]` is
  /// skipped, whatever the shapes of the others.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Source: PyTorch, `torch.cat`.
  ///
  /// ```java
  /// Tensor row = Tensor.fromArray(new float[] {1, 2}, 1, 2);
  /// TensorOps.cat(List.of(row, row), 0); // ==> tensor([[1., 2.], [1., 2.]])
  /// TensorOps.cat(List.of(row, row), 1); // ==> tensor([[1., 2., 1., 2.]])
  /// ```
  ///
  /// @param xs the tensors, at least one
  /// @param dim the axis; a negative number counts from the end
  /// @return a new tensor
  /// @throws ShapeException if the shapes do not fit
  /// @throws WrongArgumentException if there is no tensor or no such axis
  @Export(NAME)
  @Op(portable = true)
  public static Tensor cat(List<Tensor> xs, @Default("0") int dim) {
    if (xs.isEmpty()) {
      throw new WrongArgumentException(
          NAME, "xs", "expected a non-empty list of Tensors, found an empty one.");
    }
    Tensor first = first(xs);
    int axis = Layouts.dim(NAME, "dim", dim, first.rank());
    long[] shape = first.shape();
    shape[axis] = 0;
    for (int i = 0; i < xs.size(); i++) {
      if (!isSkipped(xs.get(i))) {
        checkFits(first, xs.get(i), i, axis);
        checkDevice(first, xs.get(i), i);
        shape[axis] += xs.get(i).layout().shape(axis);
      }
    }
    Tensor y = Results.empty(first, Promotion.of(xs), shape);
    if (Results.isMeta(y)) {
      return y;
    }
    long at = 0;
    for (Tensor x : xs) {
      if (!isSkipped(x)) {
        long length = x.layout().shape(axis);
        Copies.copy(x, y.alias(Slices.narrow(y.layout(), axis, at, length)));
        at += length;
      }
    }
    return y;
  }

  /// Returns the first tensor that counts.
  private static Tensor first(List<Tensor> xs) {
    Tensor first = xs.getFirst();
    for (int i = 0; i < xs.size(); i++) {
      if (xs.get(i).rank() == 0) {
        throw new ShapeException(
            NAME,
            "zero-dimensional tensor (at position "
                + i
                + ") cannot be concatenated, found shape []; expected at least"
                + " one dimension, or use stack.");
      }
      first = isSkipped(first) ? xs.get(i) : first;
    }
    return first;
  }

  private static boolean isSkipped(Tensor x) {
    return x.rank() == 1 && x.size() == 0;
  }

  /// Two devices of one kind have the same keys: calls of ops do not tell them apart.
  private static void checkDevice(Tensor first, Tensor x, int number) {
    if (x.storage() instanceof DeviceStorage there
        && first.storage() instanceof DeviceStorage here
        && !there.where().equals(here.where())) {
      throw new WrongArgumentException(
          NAME,
          "xs",
          "found tensor number "
              + number
              + " on "
              + there.where()
              + ", expected it on "
              + here.where()
              + " as those before; move tensors with to(device).");
    }
  }

  private static void checkFits(Tensor first, Tensor x, int number, int axis) {
    if (x.rank() != first.rank()) {
      throw new ShapeException(
          NAME,
          "Tensors must have same number of dimensions: got "
              + first.rank()
              + " and "
              + x.rank()
              + "; found shapes "
              + first.layout().shapeText()
              + " and "
              + x.layout().shapeText()
              + " of tensor number "
              + number
              + ".");
    }
    for (int i = 0; i < x.rank(); i++) {
      if (i != axis && x.layout().shape(i) != first.layout().shape(i)) {
        throw new ShapeException(
            NAME,
            "Sizes of tensors must match except in dimension "
                + axis
                + ". Expected size "
                + first.layout().shape(i)
                + " but got size "
                + x.layout().shape(i)
                + " for tensor number "
                + number
                + " in the list; found shapes "
                + first.layout().shapeText()
                + " and "
                + x.layout().shapeText()
                + ".");
      }
    }
  }

  @Gradient(op = NAME, of = "xs")
  static List<Tensor> gradient(Tensor gy, @ShapeOnly List<Tensor> xs, int dim) {
    List<Tensor> gradients = new ArrayList<>();
    long at = 0;
    for (Tensor x : xs) {
      if (isSkipped(x)) {
        gradients.add(Results.zeros(gy, x.dtype(), 0));
      } else {
        long length = x.layout().shape(dim < 0 ? dim + x.rank() : dim);
        gradients.add(TensorOps.narrow(gy, dim, at, length));
        at += length;
      }
    }
    return gradients;
  }
}

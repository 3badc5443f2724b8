package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;

/// The function `tensor.stack`.
public final class Stack {
  private static final String NAME = "tensor.stack";

  private Stack() {}

  /// Puts tensors of one shape one behind the other along a new axis.
  ///
  /// - Shapes: all equal; the result has an axis more, as long as the list.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Source: PyTorch, `torch.stack`.
  ///
  /// ```java
  /// List<Tensor> rows = List.of(Tensor.of(1f, 2f), Tensor.of(3f, 4f));
  /// TensorOps.stack(rows); // ==> tensor([[1., 2.], [3., 4.]])
  /// TensorOps.stack(rows, 1); // ==> tensor([[1., 3.], [2., 4.]])
  /// ```
  ///
  /// @param xs the tensors, at least one
  /// @param dim where the new axis will be; a negative number counts from the end
  /// @return a new tensor
  /// @throws ShapeException if the shapes differ
  /// @throws WrongArgumentException if there is no tensor or no such place
  @Export(NAME)
  public static Tensor stack(List<Tensor> xs, @Default("0") int dim) {
    if (xs.isEmpty()) {
      throw new WrongArgumentException(
          NAME, "xs", "stack expects a non-empty TensorList, found an empty one.");
    }
    Tensor first = xs.getFirst();
    int axis = Layouts.dim(NAME, "dim", dim, first.rank() + 1);
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      if (!xs.get(i).layout().sameShape(first.layout())) {
        throw new ShapeException(
            NAME,
            "stack expects each tensor to be equal size, but got "
                + first.layout().shapeText()
                + " at entry 0 and "
                + xs.get(i).layout().shapeText()
                + " at entry "
                + i
                + ".");
      }
      rows.add(TensorOps.unsqueeze(xs.get(i), axis));
    }
    return TensorOps.cat(rows, axis);
  }
}

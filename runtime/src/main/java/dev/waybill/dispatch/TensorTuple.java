package dev.waybill.dispatch;

import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several tensors that an op returns together, as a record with a name for each.
public interface TensorTuple {

  /// Returns the tensors in the record's order.
  ///
  /// @return the tensors
  List<Tensor> tensors();

  /// Makes a record of the same type, as of their gradients.
  ///
  /// @param tensors as many as there are here
  /// @return the record
  TensorTuple with(List<Tensor> tensors);

  /// Returns the record with tensors that no graph holds on to.
  ///
  /// @return of the same type
  default TensorTuple detached() {
    List<Tensor> detached = new ArrayList<>();
    tensors().forEach(tensor -> detached.add(tensor.detach()));
    return with(detached);
  }

  /// Returns the tensors of an op's result.
  ///
  /// @param result a tensor, a record or list of tensors, or anything else
  /// @return the tensors; none of anything else
  static List<Tensor> of(@Nullable Object result) {
    if (result instanceof Tensor tensor) {
      return List.of(tensor);
    }
    if (result instanceof TensorTuple tuple) {
      return tuple.tensors();
    }
    List<Tensor> tensors = new ArrayList<>();
    if (result instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Tensor tensor) {
          tensors.add(tensor);
        }
      }
    }
    return tensors;
  }
}

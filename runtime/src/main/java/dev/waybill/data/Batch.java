package dev.waybill.data;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Some examples together.
///
/// @param tensors as the collate function made them
/// @param size how many examples there are
public record Batch(List<Tensor> tensors, long size) {

  /// Copies the list.
  public Batch {
    tensors = List.copyOf(tensors);
  }

  /// Returns the first tensor, the input of a model.
  ///
  /// @return such as `[size, features]`
  public Tensor x() {
    return tensor(0, "an input");
  }

  /// Returns the second tensor, the target.
  ///
  /// @return such as `[size]`
  public Tensor y() {
    return tensor(1, "a target");
  }

  private Tensor tensor(int number, String what) {
    if (number >= tensors.size()) {
      throw new WrongArgumentException(
          "data.Batch",
          "tensors",
          "found "
              + tensors.size()
              + " in a batch, expected "
              + what
              + " at position "
              + number
              + ".");
    }
    return tensors.get(number);
  }
}

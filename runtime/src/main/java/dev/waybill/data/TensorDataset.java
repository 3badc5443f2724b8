package dev.waybill.data;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tensors whose first axis counts the examples.
public final class TensorDataset implements BatchedDataset {
  private static final String NAME = "data.TensorDataset";

  private final List<Tensor> tensors;

  /// Makes a data set.
  ///
  /// @param tensors of the same length along the first axis; at least one
  /// @throws WrongArgumentException if there is none
  /// @throws ShapeException if one has no axis or their lengths differ
  public TensorDataset(Tensor... tensors) {
    this(List.of(tensors));
  }

  /// Makes a data set.
  ///
  /// @param tensors of the same length along the first axis; at least one
  /// @throws WrongArgumentException if there is none
  /// @throws ShapeException if one has no axis or their lengths differ
  public TensorDataset(List<Tensor> tensors) {
    Given.checkTensors(NAME, "tensors", tensors);
    if (tensors.isEmpty()) {
      throw new WrongArgumentException(NAME, "tensors", "found none, expected at least one.");
    }
    for (int i = 0; i < tensors.size(); i++) {
      Tensor tensor = tensors.get(i);
      if (tensor.rank() == 0 || tensor.shape()[0] != tensors.get(0).shape()[0]) {
        throw new ShapeException(
            NAME,
            "tensor "
                + i
                + " has shape "
                + tensor.layout().shapeText()
                + ", expected a first axis "
                + (i == 0
                    ? "that counts examples."
                    : "of " + tensors.get(0).shape()[0] + ", as tensor 0 has."));
      }
    }
    this.tensors = List.copyOf(tensors);
  }

  /// Returns the tensors.
  ///
  /// @return as they were given
  public List<Tensor> tensors() {
    return tensors;
  }

  /// Returns some of the examples, in another order if wanted.
  ///
  /// @param indices numbers of examples, from 0
  /// @return a data set of copies
  public TensorDataset subset(long... indices) {
    return new TensorDataset(getAll(indices));
  }

  @Override
  public long size() {
    return tensors.get(0).shape()[0];
  }

  @Override
  public List<Tensor> get(long index) {
    return tensors.stream().map(tensor -> tensor.select(0, index)).toList();
  }

  @Override
  public List<Tensor> getAll(long[] indices) {
    List<Tensor> chosen = new ArrayList<>();
    Tensor rows = Tensor.fromArray(Arrays.copyOf(indices, indices.length));
    for (Tensor tensor : tensors) {
      chosen.add(tensor.indexSelect(0, rows));
    }
    return chosen;
  }
}

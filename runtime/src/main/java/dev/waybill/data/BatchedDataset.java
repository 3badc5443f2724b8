package dev.waybill.data;

import dev.waybill.tensor.Tensor;
import java.util.List;

/// A data set that reads many examples at once faster than one by one.
public interface BatchedDataset extends Dataset {

  /// Returns examples that are collated already.
  ///
  /// @param indices numbers of examples, from 0
  /// @return as many tensors as an example has, with a first axis as long as `indices`
  List<Tensor> getAll(long[] indices);
}

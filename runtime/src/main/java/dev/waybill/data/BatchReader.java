package dev.waybill.data;

import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one batch, in whatever thread.
///
/// @param collate `null` for stacking
/// @param seed decides what the data set draws
record BatchReader(Dataset dataset, @Nullable Collate collate, long seed) {
  // An odd number, so that neighbouring epochs and batches have seeds far from each other.
  private static final long APART = 0xD1342543DE82EF95L;

  Batch read(long epoch, long number, long[] indices) {
    Generator draws = new Generator((seed + epoch) * APART + number);
    return draws.supply(() -> new Batch(tensors(indices), indices.length));
  }

  private List<Tensor> tensors(long[] indices) {
    if (collate == null && dataset instanceof BatchedDataset batched) {
      try {
        return batched.getAll(indices);
      } catch (RuntimeException e) {
        throw failed("examples " + Arrays.toString(indices), e);
      }
    }
    List<List<Tensor>> examples = new ArrayList<>();
    for (long index : indices) {
      try {
        examples.add(dataset.get(index));
      } catch (RuntimeException e) {
        throw failed("example " + index, e);
      }
    }
    try {
      return collate == null ? Collate.stack(examples) : collate.collate(examples);
    } catch (RuntimeException e) {
      throw failed("the batch of examples " + Arrays.toString(indices), e);
    }
  }

  private static DataException failed(String what, RuntimeException e) {
    return new DataException("data.DataLoader: could not read " + what + ": " + e, e);
  }
}

package dev.waybill.data;

import dev.waybill.tensor.Tensor;
import java.util.List;

/// Examples by number. A loader with workers reads it in several threads at once.
///
/// ```java
/// Dataset squares =
///     Dataset.of(100, i -> List.of(Tensor.scalar((double) i), Tensor.scalar((double) i * i)));
/// ```
public interface Dataset {

  /// Returns how many examples there are.
  ///
  /// @return from 0
  long size();

  /// Returns an example. What it draws from `Generator.current()` depends on the batch alone, not
  /// on the thread.
  ///
  /// @param index from 0
  /// @return its tensors, such as an input and a target; as many for each example
  List<Tensor> get(long index);

  /// Makes a data set of a function.
  ///
  /// @param size how many examples there are, from 0
  /// @param examples returns an example of a number
  /// @return a data set
  static Dataset of(long size, java.util.function.LongFunction<List<Tensor>> examples) {
    return new Dataset() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public List<Tensor> get(long index) {
        return examples.apply(index);
      }
    };
  }
}

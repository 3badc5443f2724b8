package dev.waybill.data;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;

/// Makes a batch of examples.
@FunctionalInterface
public interface Collate {

  /// Makes a batch.
  ///
  /// @param examples as the data set returned them; at least one
  /// @return the tensors of the batch
  List<Tensor> collate(List<List<Tensor>> examples);

  /// Puts examples of the same shapes beside each other along a new first axis.
  ///
  /// @param examples at least one
  /// @return as many tensors as an example has
  /// @throws ShapeException if examples differ in number or shapes
  static List<Tensor> stack(List<List<Tensor>> examples) {
    int width = examples.get(0).size();
    List<Tensor> batch = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      List<Tensor> column = new ArrayList<>();
      for (int j = 0; j < examples.size(); j++) {
        List<Tensor> example = examples.get(j);
        if (example.size() != width
            || !example.get(i).layout().sameShape(examples.get(0).get(i).layout())) {
          throw new ShapeException(
              "data.Collate.stack",
              "example "
                  + j
                  + " of the batch is "
                  + shapes(example)
                  + ", expected "
                  + shapes(examples.get(0))
                  + " as example 0; give the loader a collate function that makes them fit.");
        }
        column.add(example.get(i));
      }
      batch.add(TensorOps.stack(column, 0));
    }
    return batch;
  }

  private static List<String> shapes(List<Tensor> example) {
    return example.stream().map(tensor -> tensor.layout().shapeText()).toList();
  }
}

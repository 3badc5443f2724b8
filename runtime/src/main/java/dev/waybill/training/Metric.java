package dev.waybill.training;

import dev.waybill.tensor.Tensor;

/// A number that says how good predictions are.
@FunctionalInterface
public interface Metric {

  /// Computes the number for a batch. An epoch's is the mean over its examples.
  ///
  /// @param prediction what the model returned, without gradients
  /// @param target what it should have been
  /// @return such as the share of right answers
  double of(Tensor prediction, Tensor target);

  /// Returns the share of rows whose largest element is the target's class.
  ///
  /// @return a metric for predictions `[examples, classes]` and targets `[examples]`
  static Metric accuracy() {
    return (prediction, target) -> {
      long[] shape = prediction.shape();
      if (shape.length != 2 || target.rank() != 1 || target.size() != shape[0]) {
        throw new dev.waybill.dispatch.ShapeException(
            "training.Metric.accuracy",
            "prediction is "
                + prediction.layout().shapeText()
                + " and target "
                + target.layout().shapeText()
                + ", expected [examples, classes] and [examples].");
      }
      double[] scores = prediction.to(dev.waybill.tensor.DType.F64).toDoubleArray();
      int width = (int) shape[1];
      int right = 0;
      for (int row = 0; row < shape[0]; row++) {
        int best = 0;
        for (int i = 1; i < width; i++) {
          best = scores[row * width + i] > scores[row * width + best] ? i : best;
        }
        right += best == target.getLong(row) ? 1 : 0;
      }
      return (double) right / shape[0];
    };
  }
}

package dev.waybill.ops.math;

import dev.waybill.kernel.Walk;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;

/// Visits the lines along one axis of tensors whose other axes have the same lengths.
///
/// ```java
/// Lines lines = Lines.along(dim, x, y);
/// while (lines.next()) {
///   loop(lines.at(0), lines.step(0), lines.at(1), lines.step(1));
/// }
/// ```
final class Lines {
  private final Walk walk;
  private final int[] steps;
  private int place = -1;
  private boolean begun;

  private Lines(Walk walk, int[] steps) {
    this.walk = walk;
    this.steps = steps;
  }

  /// Begins before the first line.
  ///
  /// @param dim the axis, from 0; tensors of no axes are one line of one element
  /// @param tensors tensors with elements
  static Lines along(int dim, Tensor... tensors) {
    Layout[] starts = new Layout[tensors.length];
    int[] steps = new int[tensors.length];
    for (int i = 0; i < tensors.length; i++) {
      Layout layout = tensors[i].layout();
      starts[i] = layout.rank() == 0 ? layout : Slices.select(layout, dim, 0);
      steps[i] = layout.rank() == 0 ? 0 : (int) layout.stride(dim);
    }
    return new Lines(Walk.over(starts[0].shape(), starts), steps);
  }

  /// Moves to the next line.
  ///
  /// @return false after the last one
  boolean next() {
    place++;
    if (!begun || place == walk.length()) {
      begun = true;
      place = 0;
      return walk.next();
    }
    return true;
  }

  /// Returns where a tensor's first element of the line stands in its array.
  int at(int operand) {
    return walk.at(operand) + place * walk.step(operand);
  }

  /// Returns how far a tensor's next element of the line stands.
  int step(int operand) {
    return steps[operand];
  }
}

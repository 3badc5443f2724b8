package dev.waybill.ops.nn.functional;

import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A gradient that flows from a step to the one before it, and in the end into the first state.
///
/// Walked in the order of the steps, sequences begin together and end one after the other; the
/// other way round the reverse holds, and the rows that began at a step leave there.
final class Carried {
  private final Steps steps;
  private @Nullable Tensor flow;
  // Of sequences that began, the later ones first.
  private final List<Tensor> left = new ArrayList<>();

  Carried(Steps steps) {
    this.steps = steps;
  }

  /// Adds what flows from the step behind.
  Tensor into(Tensor own, int step) {
    Tensor carried = flow;
    if (carried == null || carried.layout().shape(0) == 0) {
      return own;
    }
    long rows = carried.layout().shape(0);
    long size = steps.sizes()[step];
    if (rows == size) {
      return TensorOps.add(own, carried);
    }
    // The sequences that ended here get nothing from behind.
    return TensorOps.cat(
        List.of(
            TensorOps.add(TensorOps.narrow(own, 0, 0, rows), carried),
            TensorOps.narrow(own, 0, rows, size - rows)),
        0);
  }

  /// Takes what flows out of a step.
  void next(Tensor out, int step) {
    if (steps.reverse() && step + 1 < steps.count()) {
      int stays = steps.sizes()[step + 1];
      int begins = steps.sizes()[step] - stays;
      if (begins > 0) {
        left.add(0, TensorOps.narrow(out, 0, stays, begins));
        flow = TensorOps.narrow(out, 0, 0, stays);
        return;
      }
    }
    flow = out;
  }

  /// Returns what flows into the first state.
  Tensor first() {
    Tensor last = Objects.requireNonNull(flow);
    if (left.isEmpty()) {
      return last;
    }
    left.add(0, last);
    return TensorOps.cat(left, 0);
  }
}

package dev.waybill.internal.autograd;

import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What a tensor knows about gradients. Most tensors have none of it.
public final class GradState {

  /// How a view came to be, which decides whether it may be written to.
  enum Creation {
    /// Recorded, or nothing to record.
    DEFAULT,
    /// Made while recording was off.
    NO_GRAD,
    /// One of several views that one call returned.
    ONE_OF_MANY,
    /// Returned by a function with a gradient of its own, which following views would pass by.
    IN_FUNCTION
  }

  boolean requiresGrad;
  @Nullable BackwardNode gradFn;
  int output;
  @Nullable Tensor grad;
  @Nullable AccumulateGrad accumulator;
  boolean retainsGrad;
  Creation creation = Creation.DEFAULT;
  // Which of several views it is.
  int number;

  GradState() {}
}

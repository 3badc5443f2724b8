package dev.waybill.nn;

import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Two layers one after the other, and a parameter of its own, for tests.
@Stateful
final class Pair extends Layer {
  final Affine first;

  @Named("second_layer")
  final Layer second;

  final Parameter gain = new Parameter(Tensor.of(2f));
  final @Nullable Parameter absent = null;
  transient Tensor last = Tensor.of(0f);

  Pair(Affine first, Layer second) {
    this.first = first;
    this.second = second;
    registerParameter("late", new Parameter(Tensor.of(1f)));
  }

  @Override
  protected Tensor forward(Tensor x) {
    last = second.call(first.call(x)).mul(gain);
    return last;
  }
}

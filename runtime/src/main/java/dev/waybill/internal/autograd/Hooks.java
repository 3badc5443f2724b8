package dev.waybill.internal.autograd;

import dev.waybill.autograd.Hook;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The functions that were added to one node, or to the tensors that it made. They run in this
/// order: those of the tensors, the storing of retained gradients, before, after.
final class Hooks {
  final List<OfTensor> ofTensors = new CopyOnWriteArrayList<>();
  final List<Retained> retained = new CopyOnWriteArrayList<>();
  final List<UnaryOperator<List<@Nullable Tensor>>> before = new CopyOnWriteArrayList<>();
  final List<BiFunction<List<@Nullable Tensor>, List<@Nullable Tensor>, List<@Nullable Tensor>>>
      after = new CopyOnWriteArrayList<>();
  final List<Consumer<Tensor>> accumulated = new CopyOnWriteArrayList<>();

  static <T> Hook add(List<T> hooks, T hook) {
    hooks.add(hook);
    AtomicBoolean removed = new AtomicBoolean(); // one function may have been added twice
    return () -> {
      if (removed.compareAndSet(false, true)) {
        hooks.remove(hook);
      }
    };
  }

  /// A hook of a tensor.
  ///
  /// @param output which result of the node the tensor is
  /// @param hook gets the gradient; returns another one or `null` to keep it
  record OfTensor(int output, UnaryOperator<@Nullable Tensor> hook) {}

  /// A tensor whose gradient is to be kept.
  ///
  /// @param output which result of the node the tensor is
  /// @param tensor gets the gradient
  record Retained(int output, Tensor tensor) {}
}

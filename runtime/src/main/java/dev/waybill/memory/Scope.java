package dev.waybill.memory;

import dev.waybill.internal.autograd.Reach;
import dev.waybill.internal.memory.Region;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Gives the memory of tensors back when a piece of work is done, before the collector would.
///
/// ```java
/// try (Scope scope = Scope.open()) {
///   Tensor loss = model.loss(batch); // large arrays in between are used again
///   loss.backward();
///   return scope.keep(loss.detach());
/// }
/// ```
///
/// The arrays of tensors that the thread makes while the scope is open, and that other threads make
/// for it by way of `DispatchContext.capture()`, go back to a pool when the scope is closed. A
/// tensor that is used afterwards throws a [dev.waybill.dispatch.FreedTensorException]; no tensor
/// ever shows another's elements. Left alone are
///
/// - tensors that [#keep] has taken out, views and `detach()` of them included;
/// - gradients of tensors from outside the scope, and tensors that `requiresGrad(true)` was called
///   on: they are kept by themselves;
/// - arrays of the user (`fromArray`), mapped files, and arrays that code outside ops, or another
///   thread, has asked a tensor for (`floatArray()` and the like): they are left to the collector;
/// - small arrays: those are the collector's from the beginning.
///
/// Scopes nest. Without scopes all works the same, and the collector frees.
public final class Scope implements AutoCloseable {
  private final Region region;

  private Scope(Region region) {
    this.region = region;
  }

  /// Opens a scope in the current thread.
  ///
  /// @return to be closed by the same thread
  public static Scope open() {
    return new Scope(Region.open());
  }

  /// Takes a tensor out of the scope: it belongs to the scope around it, or to the collector where
  /// there is none. A tensor with a graph takes along what its `backward` needs; keep its
  /// `detach()` where only the value is wanted.
  ///
  /// @param tensor of this scope; any other tensor is left where it is
  /// @return the tensor itself
  /// @throws IllegalStateException if the scope is closed, or not the current thread's
  public Tensor keep(Tensor tensor) {
    if (!region.isHere()) {
      throw new IllegalStateException(
          "Scope.keep: found a scope that is closed or another thread's, expected one that the"
              + " current thread is in.");
    }
    Reach.of(tensor, lease -> lease.moveTo(region.parent()));
    return tensor;
  }

  /// Takes tensors out of the scope, each as [#keep(Tensor)] does.
  ///
  /// @param tensors of this scope; others are left where they are
  /// @return the list itself
  /// @throws IllegalStateException if the scope is closed, or not the current thread's
  public List<Tensor> keep(List<Tensor> tensors) {
    tensors.forEach(this::keep);
    return tensors;
  }

  /// Gives the memory back. Scopes that were opened later by this thread and are still open are
  /// closed too. Where work of other threads is still in the scope, all is left to the collector.
  ///
  /// @throws IllegalStateException if another thread opened the scope, or an op that was called
  /// inside it closes it
  @Override
  public void close() {
    region.close();
  }
}

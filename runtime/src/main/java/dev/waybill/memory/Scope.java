package dev.waybill.memory;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.autograd.Reach;
import dev.waybill.internal.memory.Region;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
/// - gradients of tensors from outside the scope, what the graph of such a tensor needs once it was
///   written to in place, and tensors that `requiresGrad(true)` was called on: they are kept by
///   themselves;
/// - arrays of the user (`fromArray`), mapped files, and arrays that code outside ops, or another
///   thread, has asked a tensor for (`floatArray()` and the like): they are left to the collector;
/// - small arrays: those are the collector's from the beginning.
///
/// What an op or `Autograd.grad` returns is of the scope, whatever it was computed from. Scopes
/// nest, and may be opened in the section of a checkpoint or in a `Function`, which keep what they
/// return. Without scopes all works the same, and the collector frees.
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
  /// @throws WrongArgumentException if the tensor is `null`
  public Tensor keep(Tensor tensor) {
    checkOpen();
    notNull(tensor, "tensor", "a tensor");
    Reach.keep(tensor, region.parent());
    return tensor;
  }

  /// Takes tensors out of the scope, each as [#keep(Tensor)] does.
  ///
  /// @param tensors of this scope; others are left where they are
  /// @return the list itself
  /// @throws IllegalStateException if the scope is closed, or not the current thread's
  /// @throws WrongArgumentException if the list or one of the tensors is `null`; none is taken out
  public List<Tensor> keep(List<Tensor> tensors) {
    checkOpen();
    notNull(tensors, "tensors", "a list of tensors");
    for (int i = 0; i < tensors.size(); i++) {
      notNull(tensors.get(i), "tensors[" + i + "]", "a tensor");
    }
    tensors.forEach(tensor -> Reach.keep(tensor, region.parent()));
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

  private void checkOpen() {
    if (!region.isHere()) {
      throw new IllegalStateException(
          "Scope.keep: found a scope that is closed or another thread's, expected one that the"
              + " current thread is in.");
    }
  }

  private static void notNull(@Nullable Object given, String argument, String expected) {
    if (given == null) {
      throw new WrongArgumentException(
          "Scope.keep", argument, "found null, expected " + expected + ".");
    }
  }
}

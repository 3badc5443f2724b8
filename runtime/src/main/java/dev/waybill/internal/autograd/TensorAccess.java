package dev.waybill.internal.autograd;

import dev.waybill.internal.memory.Lease;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What gradients need of tensors and nobody else may see. `Tensor` hands in the one instance when
/// it is loaded.
public abstract class TensorAccess {
  private static final AtomicReference<TensorAccess> INSTANCE = new AtomicReference<>();

  public static void set(TensorAccess access) {
    INSTANCE.set(access);
  }

  static TensorAccess get() {
    return INSTANCE.getPlain(); // whoever has a tensor has seen its class initialised
  }

  /// Returns what a memory scope knows of the tensor's array; `null` where it lends it not.
  public static @Nullable Lease leaseOf(Tensor tensor) {
    return get().lease(tensor);
  }

  /// Refuses a tensor whose memory scope is closed.
  ///
  /// @param op what was called
  /// @param place what it found the tensor in
  static void checkLives(String op, String place, Tensor tensor) {
    Lease lease = leaseOf(tensor);
    if (lease != null && lease.isFreed()) {
      throw lease.refusal(op, place, tensor);
    }
  }

  /// Returns the lease of the tensor's storage; `null` for none.
  protected abstract @Nullable Lease lease(Tensor tensor);

  /// Returns what the tensor knows about gradients; `null` for nothing.
  protected abstract @Nullable GradState state(Tensor tensor);

  /// Returns whether a view's storage was written to since the view was made or last given a state.
  protected abstract boolean isWrittenSince(Tensor view);

  /// Gives a tensor a state, and the key of recording where it takes part in it.
  protected abstract void setState(Tensor tensor, GradState state, boolean recorded);

  /// Says that the node of a view holds for its storage as it is now.
  protected abstract void setNodeVersion(Tensor tensor);

  /// Makes a tensor over the same storage that has no state and is no view.
  protected abstract Tensor detached(Tensor tensor, Layout layout);
}

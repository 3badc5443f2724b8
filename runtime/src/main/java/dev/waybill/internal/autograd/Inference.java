package dev.waybill.internal.autograd;

import dev.waybill.dispatch.DispatchContext;
import java.util.concurrent.atomic.AtomicInteger;

/// Whether new storages belong to an inference scope.
public final class Inference {
  // Of all threads: making a tensor looks at the thread's context only where some thread is inside.
  private static final AtomicInteger SCOPES = new AtomicInteger();

  private Inference() {}

  /// Returns whether the current thread is inside a scope.
  public static boolean isOn() {
    return SCOPES.getPlain() != 0 && DispatchContext.current().isInference();
  }

  /// Counts a scope that opens or closes.
  public static void turn(boolean on) {
    SCOPES.addAndGet(on ? 1 : -1);
  }
}

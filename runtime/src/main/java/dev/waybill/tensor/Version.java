package dev.waybill.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Counts writes to a storage.
final class Version {
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(Version.class, "count", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private int count;

  int get() {
    return (int) COUNT.getOpaque(this);
  }

  /// Atomic: a lost count could hide a write from a gradient.
  void bump() {
    int _ = (int) COUNT.getAndAdd(this, 1);
  }
}

package dev.waybill.internal.autograd;

import java.util.concurrent.atomic.AtomicInteger;

/// Whether nodes keep where they were recorded, and gradients are searched for NaN.
public final class Anomaly {
  private static final AtomicInteger DEPTH = new AtomicInteger();

  private Anomaly() {}

  public static boolean isOn() {
    return DEPTH.getPlain() > 0; // other threads may see it a little later
  }

  /// Turns detection on or off once more; calls nest.
  public static void turn(boolean on) {
    DEPTH.addAndGet(on ? 1 : -1);
  }
}

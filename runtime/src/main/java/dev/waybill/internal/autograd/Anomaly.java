package dev.waybill.internal.autograd;

/// Whether nodes keep where they were recorded, and gradients are searched for NaN.
public final class Anomaly {
  // Read at every recording: a plain field that other threads see a little later is enough.
  private static volatile int depth;

  private Anomaly() {}

  public static boolean isOn() {
    return depth > 0;
  }

  /// Turns detection on or off once more; calls nest.
  public static synchronized void turn(boolean on) {
    depth += on ? 1 : -1;
  }
}

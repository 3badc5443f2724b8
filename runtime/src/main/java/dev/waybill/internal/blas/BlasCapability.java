package dev.waybill.internal.blas;

import dev.waybill.spi.Capability;

/// The capability `blas`: a library such as OpenBLAS, which is looked for when this is asked.
public final class BlasCapability implements Capability {
  /// For the [java.util.ServiceLoader].
  public BlasCapability() {}

  @Override
  public String name() {
    return "blas";
  }

  @Override
  public String refusal() {
    return BlasLibrary.THIS_MACHINE.refusal();
  }
}

package dev.waybill.internal.dispatch;

import dev.waybill.spi.Capability;

/// The capability `vector`: the Vector API, an incubator module that must be asked for.
public final class VectorCapability implements Capability {
  private static final String MODULE = "jdk.incubator.vector";

  /// For the [java.util.ServiceLoader].
  public VectorCapability() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public String refusal() {
    return ModuleLayer.boot().findModule(MODULE).isPresent()
        ? ""
        : "module " + MODULE + " is not there; start java with --add-modules " + MODULE;
  }
}

package dev.waybill.internal.dispatch;

import dev.waybill.spi.Capability;
import jdk.incubator.vector.VectorShape;

/// The capability `vector`: the Vector API, an incubator module that must be asked for, and vectors
/// that it is fast with.
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
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return "module " + MODULE + " is not there; start java with --add-modules " + MODULE;
    }
    // x86 machines with nothing wider cannot multiply and add in one step, for which the Vector API
    // has very slow code.
    return VectorShape.preferredShape().vectorBitSize() >= 256
            || System.getProperty("os.arch", "").equals("aarch64")
        ? ""
        : "the vectors of this machine have 128 bits";
  }
}

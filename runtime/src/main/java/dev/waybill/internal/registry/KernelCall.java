package dev.waybill.internal.registry;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.DeclaredKernel;
import dev.waybill.registry.RegistrationException;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call of `Registration.kernel`, kept until all ops are known.
record KernelCall(
    ExportModule origin,
    Registrar registrar,
    int id,
    String op,
    String device,
    String dtypes,
    String requires,
    int priority) {

  static final Set<DType> ALL = Collections.unmodifiableSet(EnumSet.allOf(DType.class));

  /// The body of the op itself.
  static DeclaredKernel reference(Entry op, Set<DType> dtypes) {
    return new DeclaredKernel(op.registrar, op.id, op.origin.id(), Key.CPU, dtypes, List.of(), 0);
  }

  static Set<DType> parseDtypes(String text, Set<DType> none) {
    if (text.isEmpty()) {
      return none;
    }
    Set<DType> dtypes = EnumSet.noneOf(DType.class);
    for (String name : text.split(" ", -1)) {
      dtypes.add(DType.parse(name));
    }
    return Collections.unmodifiableSet(dtypes);
  }

  /// Fails for a device or dtype that this runtime does not know.
  void check() {
    if (findDevice() == null) {
      throw wrong("device " + device + ", expected cpu, opencl or cuda");
    }
    for (String name : dtypes.isEmpty() ? new String[0] : dtypes.split(" ", -1)) {
      if (ALL.stream().noneMatch(dtype -> dtype.toString().equals(name))) {
        throw wrong("dtype " + name + ", expected f32, f64, i32, i64 or bool");
      }
    }
  }

  DeclaredKernel declared(Set<DType> opDtypes) {
    Key key = findDevice();
    if (key == null) {
      throw wrong("device " + device);
    }
    return new DeclaredKernel(
        registrar,
        id,
        origin.id(),
        key,
        parseDtypes(dtypes, opDtypes),
        requires.isEmpty() ? List.of() : List.of(requires.split(" ", -1)),
        priority);
  }

  private @Nullable Key findDevice() {
    return switch (device) {
      case "cpu" -> Key.CPU;
      case "opencl" -> Key.OPENCL;
      case "cuda" -> Key.CUDA;
      default -> null;
    };
  }

  private RegistrationException wrong(String problem) {
    return new RegistrationException(
        op
            + ": the kernel in "
            + registrar.owner()
            + " of "
            + origin.id()
            + " is for "
            + problem
            + ".");
  }
}

package dev.waybill.internal.registry;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.DeclaredKernel;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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

  /// The body of the op itself.
  static DeclaredKernel reference(Entry op, Set<DType> dtypes) {
    return new DeclaredKernel(op.registrar, op.id, op.origin.id(), Key.CPU, dtypes, List.of(), 0);
  }

  static Set<DType> parseDtypes(String text) {
    if (text.isEmpty()) {
      Set<DType> dtypes = EnumSet.allOf(DType.class);
      return Collections.unmodifiableSet(dtypes);
    }
    Set<DType> dtypes = EnumSet.noneOf(DType.class);
    for (String name : text.split(" ", -1)) {
      dtypes.add(DType.parse(name));
    }
    return Collections.unmodifiableSet(dtypes);
  }

  /// Says what this runtime does not know.
  static String wrong(
      String op, String what, Registrar registrar, ExportModule module, String problem) {
    return op
        + ": the "
        + what
        + " in "
        + registrar.owner()
        + " of "
        + module.id()
        + " is for "
        + problem
        + ".";
  }

  /// Adds a fault for a device or dtype that this runtime does not know.
  void check(DtypeTexts known, List<String> faults) {
    String unknown =
        findDevice() == null
            ? "device " + device + ", expected cpu, opencl or cuda"
            : known.unknown(dtypes);
    if (!unknown.isEmpty()) {
      faults.add(wrong(op, "kernel", registrar, origin, unknown));
    }
  }

  /// Gives the kernel to its op, which may be another module's.
  void attach(NameTable names, List<String> faults) {
    Entry entry = names.findSilently(op);
    if (entry instanceof OpEntry found) {
      found.addKernel(this);
      return;
    }
    faults.add(
        op
            + ": "
            + registrar.owner()
            + " of "
            + origin.id()
            + " has a kernel for it, but "
            + (entry == null
                ? "no module registers that name. Nearest: " + String.join(", ", names.nearest(op))
                : "it is a " + entry.kind() + " of " + entry.module())
            + ".");
  }

  DeclaredKernel declared(Set<DType> opDtypes) {
    Key key = Objects.requireNonNull(findDevice(), "checked when it was registered");
    return new DeclaredKernel(
        registrar,
        id,
        origin.id(),
        key,
        dtypes.isEmpty() ? opDtypes : parseDtypes(dtypes),
        requires.isEmpty() ? List.of() : List.of(requires.split(" ", -1)),
        priority);
  }

  private @Nullable Key findDevice() {
    return switch (device) {
      case "cpu" -> Key.CPU;
      case "opencl" -> Key.OPENCL;
      case "cuda" -> Key.CUDA;
      case "meta" -> Key.META;
      default -> null;
    };
  }
}

package dev.waybill.internal.registry;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.DeclaredKernel;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

  private static final List<Key> GPUS = List.of(Key.OPENCL, Key.CUDA);

  /// The body of the op itself.
  static DeclaredKernel reference(Entry op, Key device, Set<DType> dtypes) {
    return new DeclaredKernel(op.registrar, op.id, op.origin.id(), device, dtypes, List.of(), 0);
  }

  /// The body of an op that runs on every device, for those that are no processor.
  static List<DeclaredKernel> elsewhere(Entry op, Set<DType> dtypes) {
    return GPUS.stream().map(device -> reference(op, device, dtypes)).toList();
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
        findDevices().isEmpty()
            ? "device " + device + ", expected cpu, gpu, opencl or cuda"
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

  /// Returns the kernel for each device that it is for.
  List<DeclaredKernel> declared(Set<DType> opDtypes) {
    List<DeclaredKernel> declared = new ArrayList<>(1);
    for (Key key : findDevices()) {
      declared.add(
          new DeclaredKernel(
              registrar,
              id,
              origin.id(),
              key,
              dtypes.isEmpty() ? opDtypes : parseDtypes(dtypes),
              requires.isEmpty() ? List.of() : List.of(requires.split(" ", -1)),
              priority));
    }
    return declared;
  }

  private List<Key> findDevices() {
    return switch (device) {
      case "cpu" -> List.of(Key.CPU);
      case "gpu" -> GPUS;
      case "opencl" -> List.of(Key.OPENCL);
      case "cuda" -> List.of(Key.CUDA);
      case "meta" -> List.of(Key.META);
      default -> List.of();
    };
  }
}

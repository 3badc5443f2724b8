package dev.waybill.device;

import dev.waybill.internal.device.Programs;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Notes the programs that kernels ask of devices while it is open, in all threads. Programs are
/// written as calls need them, so that this is where they can be read.
///
/// ```java
/// try (ProgramTrace trace = ProgramTrace.start()) {
///   TensorOps.add(x, x);
///   trace.programs().forEach(program -> System.out.println(program.source()));
/// }
/// ```
public final class ProgramTrace implements AutoCloseable {
  private final Set<DeviceProgram> programs = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Consumer<DeviceProgram> listener = programs::add;

  private ProgramTrace() {}

  /// Begins.
  ///
  /// @return to be closed
  public static ProgramTrace start() {
    ProgramTrace trace = new ProgramTrace();
    Programs.LISTENERS.add(trace.listener);
    return trace;
  }

  /// Returns what was asked for until now.
  ///
  /// @return each program once, in the order of the first runs
  public List<DeviceProgram> programs() {
    synchronized (programs) {
      return List.copyOf(programs);
    }
  }

  /// Ends.
  @Override
  public void close() {
    Programs.LISTENERS.remove(listener);
  }
}

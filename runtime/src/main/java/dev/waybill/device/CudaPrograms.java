package dev.waybill.device;

import dev.waybill.internal.cuda.CudaBatch;
import dev.waybill.internal.cuda.CudaCompiler;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Compiles programs for CUDA devices that need not be there, to see that they would compile: what
/// a kernel asks of an OpenCL device it asks of a CUDA device too.
public final class CudaPrograms {
  private static final CudaCompiler COMPILER = new CudaCompiler();

  private CudaPrograms() {}

  /// Returns why nothing can be compiled here.
  ///
  /// @return what was looked for; empty where there is a compiler
  public static Optional<String> absence() {
    return Optional.of(COMPILER.refusal()).filter(refusal -> !refusal.isEmpty());
  }

  /// Returns which compiler is used.
  ///
  /// @return such as `NVRTC 13.0` or a path of nvcc; empty for none
  public static String compiler() {
    return COMPILER.name();
  }

  /// Compiles programs, many at a time.
  ///
  /// @param programs without what stands in front of every program
  /// @param architecture such as `sm_90`
  /// @return of those that do not compile, the build log with the op's name
  /// @throws DeviceException if there is no compiler
  public static Map<DeviceProgram, String> faults(
      Collection<DeviceProgram> programs, String architecture) {
    return CudaBatch.faults(COMPILER, programs, architecture);
  }
}

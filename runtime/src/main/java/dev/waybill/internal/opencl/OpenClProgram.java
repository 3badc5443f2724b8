package dev.waybill.internal.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A built program. It stays in the driver as long as this program runs.
final class OpenClProgram implements Accelerator.Program {
  private final Failures failures;
  private final long device;
  private final long queue;
  private final long program;
  private final String name;
  private final Map<String, OpenClFunction> functions = new ConcurrentHashMap<>();

  OpenClProgram(Failures failures, long device, long queue, long program, String name) {
    this.failures = failures;
    this.device = device;
    this.queue = queue;
    this.program = program;
    this.name = name;
  }

  @Override
  public Accelerator.Function function(String function) {
    OpenClFunction known = functions.get(function);
    return known != null ? known : functions.computeIfAbsent(function, this::create);
  }

  private OpenClFunction create(String function) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT);
      long kernel = OpenCl.createKernel(program, arena.allocateFrom(function), error);
      int code = error.get(JAVA_INT, 0);
      if (code == ErrorCode.INVALID_KERNEL_NAME) {
        throw new DeviceException(
            failures.where()
                + ": found no function "
                + function
                + " in the program for "
                + name
                + ", expected a KERNEL of that name.");
      }
      failures.check("clCreateKernel for " + name, code);
      return new OpenClFunction(failures, device, queue, kernel, name + ", function " + function);
    }
  }
}

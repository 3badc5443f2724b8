package dev.waybill.internal.opencl;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import dev.waybill.internal.device.Arguments;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A kernel. OpenCL keeps the arguments of the next run in it, so that one thread at a time sets
/// them and asks for the run.
final class OpenClFunction implements Accelerator.Function {
  private static final int ARGUMENT_COUNT = 0x1191;
  private static final int GROUP_SIZE = 0x11B0;
  private static final int MOST_AXES = 3;

  private final Failures failures;
  private final long queue;
  private final long kernel;
  private final String name;
  private final int argumentCount;
  private final int largestGroup;
  private final MemorySegment value;
  private final MemorySegment items;
  private final MemorySegment sizes;

  /// Takes a kernel.
  ///
  /// @param name what it is for, for messages
  OpenClFunction(Failures failures, long device, long queue, long kernel, String name) {
    this.failures = failures;
    this.queue = queue;
    this.kernel = kernel;
    this.name = name;
    this.argumentCount =
        (int)
            Answer.number(
                failures,
                "clGetKernelInfo for " + name,
                ARGUMENT_COUNT,
                (what, bytes, value, size) ->
                    OpenCl.getKernelInfo(kernel, what, bytes, value, size));
    this.largestGroup =
        (int)
            Answer.number(
                failures,
                "clGetKernelWorkGroupInfo for " + name,
                GROUP_SIZE,
                (what, bytes, value, size) ->
                    OpenCl.getGroupInfo(kernel, device, what, bytes, value, size));
    Arena arena = Arena.ofAuto();
    this.value = arena.allocate(JAVA_LONG);
    this.items = arena.allocate(JAVA_LONG, MOST_AXES);
    this.sizes = arena.allocate(JAVA_LONG, MOST_AXES);
  }

  @Override
  public synchronized void launch(int[] groups, int[] size, int localBytes, List<?> arguments) {
    failures.checkIsThere();
    int count = arguments.size() + (localBytes > 0 ? 1 : 0);
    if (count != argumentCount) {
      // The driver would take those of the last run for what is missing.
      throw new DeviceException(
          failures.where()
              + ": found "
              + count
              + " arguments for "
              + name
              + ", expected "
              + argumentCount
              + ".");
    }
    for (int i = 0; i < arguments.size(); i++) {
      int bytes = Arguments.write(failures.where(), name, arguments.get(i), value, 0);
      check("clSetKernelArg", i, OpenCl.setArgument(kernel, i, bytes, value));
    }
    if (localBytes > 0) {
      int last = argumentCount - 1;
      check(
          "clSetKernelArg", last, OpenCl.setArgument(kernel, last, localBytes, MemorySegment.NULL));
    }
    for (int axis = 0; axis < groups.length; axis++) {
      items.setAtIndex(JAVA_LONG, axis, (long) groups[axis] * size[axis]);
      sizes.setAtIndex(JAVA_LONG, axis, size[axis]);
    }
    int code = OpenCl.enqueueKernel(queue, kernel, groups.length, items, sizes);
    if (code != ErrorCode.SUCCESS) {
      throw failures.of("clEnqueueNDRangeKernel for " + name, code, "");
    }
  }

  private void check(String call, int index, int code) {
    if (code != ErrorCode.SUCCESS) {
      throw failures.of(call + " for " + name + ", argument " + index, code, "");
    }
  }

  @Override
  public int largestGroup() {
    return largestGroup;
  }
}

package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import dev.waybill.internal.device.Arguments;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kernel of a loaded program.
///
/// @param calls the device
/// @param stream where it runs
/// @param name for messages
/// @param handle the driver's
/// @param largestGroup how many threads a block may have
/// @param sizes how many bytes each parameter has; `null` where the driver does not tell
record CudaFunction(
    Calls calls,
    long stream,
    String name,
    long handle,
    int largestGroup,
    @Nullable List<Long> sizes)
    implements Accelerator.Function {
  /// What a block may share without having asked before.
  private static final int SHARED_BYTES = 48 << 10;

  static CudaFunction of(Calls calls, long stream, String name, long handle) {
    Driver driver = calls.driver();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      calls.check(
          "cuFuncGetAttribute of " + name,
          driver.funcGetAttribute(value, Driver.MAX_THREADS_PER_BLOCK, handle));
      int largest = value.get(JAVA_INT, 0);
      return new CudaFunction(calls, stream, name, handle, largest, sizes(calls, arena, handle));
    }
  }

  private static @Nullable List<Long> sizes(Calls calls, Arena arena, long handle) {
    if (!calls.driver().tellsParameters()) {
      return null;
    }
    List<Long> sizes = new ArrayList<>();
    MemorySegment offset = arena.allocate(JAVA_LONG);
    MemorySegment bytes = arena.allocate(JAVA_LONG);
    int code = calls.driver().funcGetParamInfo(handle, 0, offset, bytes);
    while (code == Driver.SUCCESS) {
      sizes.add(bytes.get(JAVA_LONG, 0));
      code = calls.driver().funcGetParamInfo(handle, sizes.size(), offset, bytes);
    }
    if (code != Driver.INVALID_VALUE) {
      throw calls.failure("cuFuncGetParamInfo", code);
    }
    return List.copyOf(sizes);
  }

  @Override
  public void launch(int[] groups, int[] size, int localBytes, List<?> arguments) {
    List<Object> all = new ArrayList<>(arguments);
    if (localBytes > 0) {
      all.add(localBytes); // what SHARED declares
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameters = arena.allocate(ADDRESS, Math.max(1, all.size()));
      MemorySegment values = arena.allocate(JAVA_LONG, Math.max(1, all.size()));
      for (int i = 0; i < all.size(); i++) {
        long at = i * JAVA_LONG.byteSize();
        check(i, Arguments.write(calls.device(), name, all.get(i), values, at));
        parameters.setAtIndex(ADDRESS, i, values.asSlice(at));
      }
      checkCount(all.size());
      Driver driver = calls.enter();
      if (localBytes > SHARED_BYTES) {
        calls.check(
            "cuFuncSetAttribute of " + name + " to " + localBytes + " bytes of shared memory",
            driver.funcSetAttribute(handle, Driver.MAX_DYNAMIC_SHARED_BYTES, localBytes));
      }
      int[] grid = axes(groups);
      int[] block = axes(size);
      int code = driver.launchKernel(handle, grid, block, localBytes, stream, parameters);
      if (code != Driver.SUCCESS) {
        String what = "cuLaunchKernel of " + name + " on " + text(grid) + " blocks of ";
        throw calls.failure(what + text(block) + " threads", code);
      }
    }
  }

  /// The driver reads as many bytes as the kernel has parameters, whatever is there.
  private void check(int i, long bytes) {
    if (sizes != null && i < sizes.size() && sizes.get(i) != bytes) {
      throw wrong("found " + bytes + " bytes for parameter " + i + ", expected " + sizes.get(i));
    }
  }

  private void checkCount(int found) {
    if (sizes != null && sizes.size() != found) {
      throw wrong("found " + found + " arguments, expected " + sizes.size());
    }
  }

  private DeviceException wrong(String what) {
    return new DeviceException(calls.device() + ": " + name + ": " + what + ".");
  }

  private static int[] axes(int[] given) {
    int[] axes = {1, 1, 1};
    System.arraycopy(given, 0, axes, 0, given.length);
    return axes;
  }

  private static String text(int[] axes) {
    return axes[0] + " x " + axes[1] + " x " + axes[2];
  }
}

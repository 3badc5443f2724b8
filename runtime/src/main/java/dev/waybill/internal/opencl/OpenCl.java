package dev.waybill.internal.opencl;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of OpenCL, one holder each, as `CL/cl.h` declares them; what this project never
/// asks for (events, callbacks, calls that do not wait) is left out. To be called only where
/// [OpenClLibrary#THIS_MACHINE] has a library.
///
/// Objects of the driver are numbers here: a pointer is passed as any number of 64 bits is. What
/// is returned is the code, or with a last parameter `error` the new object. It has more lines than
/// most classes because each function is written the same way.
final class OpenCl {
  private static final int TRUE = 1;

  private static final MethodHandle GET_PLATFORM_IDS =
      handle("clGetPlatformIDs", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle GET_PLATFORM_INFO =
      handle("clGetPlatformInfo", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle GET_DEVICE_IDS =
      handle("clGetDeviceIDs", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle GET_DEVICE_INFO =
      handle("clGetDeviceInfo", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle CREATE_CONTEXT =
      handle("clCreateContext", JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle CREATE_QUEUE =
      handle("clCreateCommandQueue", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS);
  private static final MethodHandle CREATE_BUFFER =
      handle("clCreateBuffer", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle RELEASE_BUFFER =
      handle("clReleaseMemObject", JAVA_INT, JAVA_LONG);
  private static final MethodHandle ENQUEUE_WRITE =
      handle(
          "clEnqueueWriteBuffer",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS);
  private static final MethodHandle ENQUEUE_READ =
      handle(
          "clEnqueueReadBuffer",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS);
  private static final MethodHandle ENQUEUE_COPY =
      handle(
          "clEnqueueCopyBuffer",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          ADDRESS,
          ADDRESS);
  private static final MethodHandle FINISH = handle("clFinish", JAVA_INT, JAVA_LONG);
  private static final MethodHandle CREATE_PROGRAM_OF_SOURCE =
      handle(
          "clCreateProgramWithSource", JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle CREATE_PROGRAM_OF_BINARY =
      handle(
          "clCreateProgramWithBinary",
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  private static final MethodHandle BUILD_PROGRAM =
      handle("clBuildProgram", JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle GET_BUILD_INFO =
      handle(
          "clGetProgramBuildInfo",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          JAVA_LONG,
          ADDRESS,
          ADDRESS);
  private static final MethodHandle GET_PROGRAM_INFO =
      handle("clGetProgramInfo", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle RELEASE_PROGRAM =
      handle("clReleaseProgram", JAVA_INT, JAVA_LONG);
  private static final MethodHandle CREATE_KERNEL =
      handle("clCreateKernel", JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle GET_KERNEL_INFO =
      handle("clGetKernelInfo", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle GET_GROUP_INFO =
      handle(
          "clGetKernelWorkGroupInfo",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          JAVA_LONG,
          ADDRESS,
          ADDRESS);
  private static final MethodHandle SET_ARGUMENT =
      handle("clSetKernelArg", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle ENQUEUE_KERNEL =
      handle(
          "clEnqueueNDRangeKernel",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS);

  private OpenCl() {}

  /// Calls `clGetPlatformIDs`.
  static int getPlatformIds(int entries, MemorySegment platforms, MemorySegment count) {
    try {
      return (int) GET_PLATFORM_IDS.invokeExact(entries, platforms, count);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetPlatformInfo`.
  static int getPlatformInfo(
      long platform, int what, long bytes, MemorySegment value, MemorySegment size) {
    try {
      return (int) GET_PLATFORM_INFO.invokeExact(platform, what, bytes, value, size);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetDeviceIDs`.
  static int getDeviceIds(
      long platform, long type, int entries, MemorySegment devices, MemorySegment count) {
    try {
      return (int) GET_DEVICE_IDS.invokeExact(platform, type, entries, devices, count);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetDeviceInfo`.
  static int getDeviceInfo(
      long device, int what, long bytes, MemorySegment value, MemorySegment size) {
    try {
      return (int) GET_DEVICE_INFO.invokeExact(device, what, bytes, value, size);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clCreateContext`.
  static long createContext(int count, MemorySegment devices, MemorySegment error) {
    try {
      return (long) CREATE_CONTEXT.invokeExact(NULL, count, devices, NULL, NULL, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clCreateCommandQueue`.
  static long createQueue(long context, long device, MemorySegment error) {
    try {
      return (long) CREATE_QUEUE.invokeExact(context, device, 0L, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clCreateBuffer`.
  static long createBuffer(long context, long flags, long bytes, MemorySegment error) {
    try {
      return (long) CREATE_BUFFER.invokeExact(context, flags, bytes, NULL, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clReleaseMemObject`.
  static int releaseBuffer(long buffer) {
    try {
      return (int) RELEASE_BUFFER.invokeExact(buffer);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clEnqueueWriteBuffer`.
  static int enqueueWrite(long queue, long buffer, long offset, long bytes, MemorySegment from) {
    try {
      return (int)
          ENQUEUE_WRITE.invokeExact(queue, buffer, TRUE, offset, bytes, from, 0, NULL, NULL);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clEnqueueReadBuffer`.
  static int enqueueRead(long queue, long buffer, long offset, long bytes, MemorySegment into) {
    try {
      return (int)
          ENQUEUE_READ.invokeExact(queue, buffer, TRUE, offset, bytes, into, 0, NULL, NULL);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clEnqueueCopyBuffer`.
  static int enqueueCopy(
      long queue, long from, long into, long fromOffset, long intoOffset, long bytes) {
    try {
      return (int)
          ENQUEUE_COPY.invokeExact(queue, from, into, fromOffset, intoOffset, bytes, 0, NULL, NULL);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clFinish`.
  static int finish(long queue) {
    try {
      return (int) FINISH.invokeExact(queue);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clCreateProgramWithSource`.
  static long createProgramOfSource(
      long context, int count, MemorySegment sources, MemorySegment lengths, MemorySegment error) {
    try {
      return (long) CREATE_PROGRAM_OF_SOURCE.invokeExact(context, count, sources, lengths, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clCreateProgramWithBinary`.
  static long createProgramOfBinary(
      long context,
      int count,
      MemorySegment devices,
      MemorySegment lengths,
      MemorySegment binaries,
      MemorySegment statuses,
      MemorySegment error) {
    try {
      return (long)
          CREATE_PROGRAM_OF_BINARY.invokeExact(
              context, count, devices, lengths, binaries, statuses, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clBuildProgram`.
  static int buildProgram(long program, MemorySegment options) {
    try {
      return (int) BUILD_PROGRAM.invokeExact(program, 0, NULL, options, NULL, NULL);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetProgramBuildInfo`.
  static int getBuildInfo(
      long program, long device, int what, long bytes, MemorySegment value, MemorySegment size) {
    try {
      return (int) GET_BUILD_INFO.invokeExact(program, device, what, bytes, value, size);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetProgramInfo`.
  static int getProgramInfo(
      long program, int what, long bytes, MemorySegment value, MemorySegment size) {
    try {
      return (int) GET_PROGRAM_INFO.invokeExact(program, what, bytes, value, size);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clReleaseProgram`.
  static int releaseProgram(long program) {
    try {
      return (int) RELEASE_PROGRAM.invokeExact(program);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clCreateKernel`.
  static long createKernel(long program, MemorySegment name, MemorySegment error) {
    try {
      return (long) CREATE_KERNEL.invokeExact(program, name, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetKernelInfo`.
  static int getKernelInfo(
      long kernel, int what, long bytes, MemorySegment value, MemorySegment size) {
    try {
      return (int) GET_KERNEL_INFO.invokeExact(kernel, what, bytes, value, size);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clGetKernelWorkGroupInfo`.
  static int getGroupInfo(
      long kernel, long device, int what, long bytes, MemorySegment value, MemorySegment size) {
    try {
      return (int) GET_GROUP_INFO.invokeExact(kernel, device, what, bytes, value, size);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clSetKernelArg`.
  static int setArgument(long kernel, int index, long bytes, MemorySegment value) {
    try {
      return (int) SET_ARGUMENT.invokeExact(kernel, index, bytes, value);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Calls `clEnqueueNDRangeKernel`.
  static int enqueueKernel(
      long queue, long kernel, int axes, MemorySegment items, MemorySegment size) {
    try {
      return (int)
          ENQUEUE_KERNEL.invokeExact(queue, kernel, axes, NULL, items, size, 0, NULL, NULL);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... parameters) {
    return OpenClLibrary.THIS_MACHINE.handle(name, FunctionDescriptor.of(result, parameters));
  }

  private static RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException known
        ? known
        : new IllegalStateException("a call of OpenCL failed", e);
  }
}

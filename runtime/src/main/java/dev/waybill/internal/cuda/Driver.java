package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions of the driver that are used, each under its name without `cu`. They return the
/// driver's error code; handles and addresses on the device are numbers.
///
/// The names with `_v2` are what `cuda.h` means by those without.
final class Driver {
  static final int SUCCESS = 0;
  static final int INVALID_VALUE = 1;
  static final int OUT_OF_MEMORY = 2;

  static final int COMPUTE_MAJOR = 75;
  static final int COMPUTE_MINOR = 76;
  static final int MAX_THREADS_PER_BLOCK = 0;
  static final int MAX_DYNAMIC_SHARED_BYTES = 8;
  static final int STREAM_NON_BLOCKING = 1;
  static final int EVENT_DISABLE_TIMING = 2;

  /// After these the context answers every call with an error, and so does a new one of this
  /// process: ECC, assert, exceptions of a kernel, and the like.
  private static final Set<Integer> STICKY =
      Set.of(214, 220, 226, 700, 702, 709, 710, 714, 715, 716, 717, 718, 719);

  private final MethodHandle init;
  private final MethodHandle getErrorName;
  private final MethodHandle getErrorString;
  private final MethodHandle driverGetVersion;
  private final MethodHandle deviceGetCount;
  private final MethodHandle deviceGet;
  private final MethodHandle deviceGetName;
  private final MethodHandle deviceTotalMem;
  private final MethodHandle deviceGetAttribute;
  private final MethodHandle primaryCtxRetain;
  private final MethodHandle ctxSetCurrent;
  private final MethodHandle streamCreate;
  private final MethodHandle streamSynchronize;
  private final MethodHandle eventCreate;
  private final MethodHandle eventRecord;
  private final MethodHandle eventSynchronize;
  private final MethodHandle memAlloc;
  private final MethodHandle memFree;
  private final MethodHandle memHostAlloc;
  private final MethodHandle memcpyHtoD;
  private final MethodHandle memcpyDtoH;
  private final MethodHandle memcpyDtoD;
  private final MethodHandle moduleLoadData;
  private final MethodHandle moduleGetFunction;
  private final MethodHandle funcGetAttribute;
  private final MethodHandle funcSetAttribute;
  private final @Nullable MethodHandle funcGetParamInfo;
  private final MethodHandle launchKernel;

  /// @throws Library.MissingFunction if the library lacks a function
  Driver(Library library) {
    init = library.function("cuInit", JAVA_INT);
    getErrorName = library.function("cuGetErrorName", JAVA_INT, ADDRESS);
    getErrorString = library.function("cuGetErrorString", JAVA_INT, ADDRESS);
    driverGetVersion = library.function("cuDriverGetVersion", ADDRESS);
    deviceGetCount = library.function("cuDeviceGetCount", ADDRESS);
    deviceGet = library.function("cuDeviceGet", ADDRESS, JAVA_INT);
    deviceGetName = library.function("cuDeviceGetName", ADDRESS, JAVA_INT, JAVA_INT);
    deviceTotalMem = library.function("cuDeviceTotalMem_v2", ADDRESS, JAVA_INT);
    deviceGetAttribute = library.function("cuDeviceGetAttribute", ADDRESS, JAVA_INT, JAVA_INT);
    primaryCtxRetain = library.function("cuDevicePrimaryCtxRetain", ADDRESS, JAVA_INT);
    ctxSetCurrent = library.function("cuCtxSetCurrent", JAVA_LONG);
    streamCreate = library.function("cuStreamCreate", ADDRESS, JAVA_INT);
    streamSynchronize = library.function("cuStreamSynchronize", JAVA_LONG);
    eventCreate = library.function("cuEventCreate", ADDRESS, JAVA_INT);
    eventRecord = library.function("cuEventRecord", JAVA_LONG, JAVA_LONG);
    eventSynchronize = library.function("cuEventSynchronize", JAVA_LONG);
    memAlloc = library.function("cuMemAlloc_v2", ADDRESS, JAVA_LONG);
    memFree = library.function("cuMemFree_v2", JAVA_LONG);
    memHostAlloc = library.function("cuMemHostAlloc", ADDRESS, JAVA_LONG, JAVA_INT);
    memcpyHtoD = library.function("cuMemcpyHtoDAsync_v2", JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG);
    memcpyDtoH = library.function("cuMemcpyDtoHAsync_v2", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    memcpyDtoD =
        library.function("cuMemcpyDtoDAsync_v2", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    moduleLoadData = library.function("cuModuleLoadData", ADDRESS, ADDRESS);
    moduleGetFunction = library.function("cuModuleGetFunction", ADDRESS, JAVA_LONG, ADDRESS);
    funcGetAttribute = library.function("cuFuncGetAttribute", ADDRESS, JAVA_INT, JAVA_LONG);
    funcSetAttribute = library.function("cuFuncSetAttribute", JAVA_LONG, JAVA_INT, JAVA_INT);
    // Drivers before CUDA 12.4 have none.
    funcGetParamInfo =
        library.has("cuFuncGetParamInfo")
            ? library.function("cuFuncGetParamInfo", JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS)
            : null;
    launchKernel =
        library.function(
            "cuLaunchKernel",
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_LONG,
            ADDRESS,
            ADDRESS);
  }

  /// Returns an error as text, such as `CUDA_ERROR_NO_DEVICE (100): no device is detected`.
  String describe(int code) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(ADDRESS);
      String name =
          Library.call(() -> (int) getErrorName.invokeExact(code, text)) == SUCCESS
              ? Library.text(text)
              : "an unknown error";
      String meaning =
          Library.call(() -> (int) getErrorString.invokeExact(code, text)) == SUCCESS
              ? ": " + Library.text(text)
              : "";
      return name + " (" + code + ")" + meaning;
    }
  }

  static boolean isSticky(int code) {
    return STICKY.contains(code);
  }

  int init() {
    return Library.call(() -> (int) init.invokeExact(0));
  }

  int driverGetVersion(MemorySegment version) {
    return Library.call(() -> (int) driverGetVersion.invokeExact(version));
  }

  int deviceGetCount(MemorySegment count) {
    return Library.call(() -> (int) deviceGetCount.invokeExact(count));
  }

  int deviceGet(MemorySegment device, int index) {
    return Library.call(() -> (int) deviceGet.invokeExact(device, index));
  }

  int deviceGetName(MemorySegment name, int device) {
    return Library.call(() -> (int) deviceGetName.invokeExact(name, (int) name.byteSize(), device));
  }

  int deviceTotalMem(MemorySegment bytes, int device) {
    return Library.call(() -> (int) deviceTotalMem.invokeExact(bytes, device));
  }

  int deviceGetAttribute(MemorySegment value, int attribute, int device) {
    return Library.call(() -> (int) deviceGetAttribute.invokeExact(value, attribute, device));
  }

  int primaryCtxRetain(MemorySegment context, int device) {
    return Library.call(() -> (int) primaryCtxRetain.invokeExact(context, device));
  }

  int ctxSetCurrent(long context) {
    return Library.call(() -> (int) ctxSetCurrent.invokeExact(context));
  }

  int streamCreate(MemorySegment stream, int flags) {
    return Library.call(() -> (int) streamCreate.invokeExact(stream, flags));
  }

  int streamSynchronize(long stream) {
    return Library.call(() -> (int) streamSynchronize.invokeExact(stream));
  }

  int eventCreate(MemorySegment event, int flags) {
    return Library.call(() -> (int) eventCreate.invokeExact(event, flags));
  }

  int eventRecord(long event, long stream) {
    return Library.call(() -> (int) eventRecord.invokeExact(event, stream));
  }

  int eventSynchronize(long event) {
    return Library.call(() -> (int) eventSynchronize.invokeExact(event));
  }

  int memAlloc(MemorySegment address, long bytes) {
    return Library.call(() -> (int) memAlloc.invokeExact(address, bytes));
  }

  int memFree(long address) {
    return Library.call(() -> (int) memFree.invokeExact(address));
  }

  int memHostAlloc(MemorySegment address, long bytes, int flags) {
    return Library.call(() -> (int) memHostAlloc.invokeExact(address, bytes, flags));
  }

  int memcpyHtoD(long into, MemorySegment from, long bytes, long stream) {
    return Library.call(() -> (int) memcpyHtoD.invokeExact(into, from, bytes, stream));
  }

  int memcpyDtoH(MemorySegment into, long from, long bytes, long stream) {
    return Library.call(() -> (int) memcpyDtoH.invokeExact(into, from, bytes, stream));
  }

  int memcpyDtoD(long into, long from, long bytes, long stream) {
    return Library.call(() -> (int) memcpyDtoD.invokeExact(into, from, bytes, stream));
  }

  int moduleLoadData(MemorySegment module, MemorySegment image) {
    return Library.call(() -> (int) moduleLoadData.invokeExact(module, image));
  }

  int moduleGetFunction(MemorySegment function, long module, MemorySegment name) {
    return Library.call(() -> (int) moduleGetFunction.invokeExact(function, module, name));
  }

  int funcGetAttribute(MemorySegment value, int attribute, long function) {
    return Library.call(() -> (int) funcGetAttribute.invokeExact(value, attribute, function));
  }

  int funcSetAttribute(long function, int attribute, int value) {
    return Library.call(() -> (int) funcSetAttribute.invokeExact(function, attribute, value));
  }

  boolean tellsParameters() {
    return funcGetParamInfo != null;
  }

  /// Asks for a parameter of a kernel; [#INVALID_VALUE] after the last.
  int funcGetParamInfo(long function, long index, MemorySegment offset, MemorySegment bytes) {
    MethodHandle handle = funcGetParamInfo;
    if (handle == null) {
      throw new IllegalStateException("the driver has no cuFuncGetParamInfo");
    }
    return Library.call(() -> (int) handle.invokeExact(function, index, offset, bytes));
  }

  /// Runs a kernel on a grid of `grid` blocks of `block` threads, along three axes each.
  int launchKernel(
      long function, int[] grid, int[] block, int shared, long stream, MemorySegment parameters) {
    return Library.call(
        () ->
            (int)
                launchKernel.invokeExact(
                    function,
                    grid[0],
                    grid[1],
                    grid[2],
                    block[0],
                    block[1],
                    block[2],
                    shared,
                    stream,
                    parameters,
                    MemorySegment.NULL));
  }
}

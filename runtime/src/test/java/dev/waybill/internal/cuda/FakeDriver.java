package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A driver of one device, and cuBLAS beside it, made of upcall stubs: memory of the device
/// is native memory, and what a stream is asked for happens at once.
@SuppressWarnings("restricted")
final class FakeDriver {
  static final long CONTEXT = 77;
  static final long STREAM = 88;
  static final long CUBLAS = 55;

  /// The functions that need a context.
  private static final List<String> FREE =
      List.of("cuInit", "cuGetError", "cuDriver", "cuDevice", "cuCtx");

  private static final Map<String, MemoryLayout[]> TYPES =
      Map.ofEntries(
          Map.entry("cublasCreate_v2", of(ADDRESS)),
          Map.entry("cublasSetStream_v2", of(JAVA_LONG, JAVA_LONG)),
          Map.entry("cublasSetMathMode", of(JAVA_LONG, JAVA_INT)),
          Map.entry("cublasSgemmStridedBatched", gemm()),
          Map.entry("cublasDgemmStridedBatched", gemm()),
          Map.entry("cuInit", of(JAVA_INT)),
          Map.entry("cuGetErrorName", of(JAVA_INT, ADDRESS)),
          Map.entry("cuGetErrorString", of(JAVA_INT, ADDRESS)),
          Map.entry("cuDriverGetVersion", of(ADDRESS)),
          Map.entry("cuDeviceGetCount", of(ADDRESS)),
          Map.entry("cuDeviceGet", of(ADDRESS, JAVA_INT)),
          Map.entry("cuDeviceGetName", of(ADDRESS, JAVA_INT, JAVA_INT)),
          Map.entry("cuDeviceTotalMem_v2", of(ADDRESS, JAVA_INT)),
          Map.entry("cuDeviceGetAttribute", of(ADDRESS, JAVA_INT, JAVA_INT)),
          Map.entry("cuDevicePrimaryCtxRetain", of(ADDRESS, JAVA_INT)),
          Map.entry("cuCtxSetCurrent", of(JAVA_LONG)),
          Map.entry("cuStreamCreate", of(ADDRESS, JAVA_INT)),
          Map.entry("cuStreamSynchronize", of(JAVA_LONG)),
          Map.entry("cuEventCreate", of(ADDRESS, JAVA_INT)),
          Map.entry("cuEventRecord", of(JAVA_LONG, JAVA_LONG)),
          Map.entry("cuEventSynchronize", of(JAVA_LONG)),
          Map.entry("cuMemAlloc_v2", of(ADDRESS, JAVA_LONG)),
          Map.entry("cuMemFree_v2", of(JAVA_LONG)),
          Map.entry("cuMemHostAlloc", of(ADDRESS, JAVA_LONG, JAVA_INT)),
          Map.entry("cuMemcpyHtoDAsync_v2", of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG)),
          Map.entry("cuMemcpyDtoHAsync_v2", of(ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG)),
          Map.entry("cuMemcpyDtoDAsync_v2", of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG)),
          Map.entry("cuModuleLoadData", of(ADDRESS, ADDRESS)),
          Map.entry("cuModuleGetFunction", of(ADDRESS, JAVA_LONG, ADDRESS)),
          Map.entry("cuFuncGetAttribute", of(ADDRESS, JAVA_INT, JAVA_LONG)),
          Map.entry("cuFuncSetAttribute", of(JAVA_LONG, JAVA_INT, JAVA_INT)),
          Map.entry("cuFuncGetParamInfo", of(JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS)),
          Map.entry(
              "cuLaunchKernel",
              of(
                  JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                  JAVA_LONG, ADDRESS, ADDRESS)));

  /// What was called, in order.
  final List<String> calls = new CopyOnWriteArrayList<>();

  /// What a function answers instead of working.
  final Map<String, Integer> errors = new ConcurrentHashMap<>();

  /// What is missing in calls: they are noted, since nothing may be thrown through native code.
  final List<String> faults = new CopyOnWriteArrayList<>();

  int devices = 1;

  /// The sizes of the parameters of every kernel.
  long[] parameters = {};

  /// The values of the last launch, as their bytes say.
  final List<Long> launched = new CopyOnWriteArrayList<>();

  private final Arena arena;
  private final ThreadLocal<Long> current = ThreadLocal.withInitial(() -> 0L);
  private final Map<String, MemorySegment> stubs = new ConcurrentHashMap<>();

  FakeDriver(Arena arena) {
    this.arena = arena;
    for (Map.Entry<String, MemoryLayout[]> function : TYPES.entrySet()) {
      stubs.put(function.getKey(), stub(function.getKey(), function.getValue()));
    }
  }

  private static MemoryLayout[] gemm() {
    return of(
        JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT,
        JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_LONG,
        JAVA_INT);
  }

  private static MemoryLayout[] of(MemoryLayout... layouts) {
    return layouts;
  }

  Library library() {
    return new Library("a fake", name -> Optional.ofNullable(stubs.get(name)));
  }

  void remove(String function) {
    stubs.remove(function);
  }

  private MemorySegment stub(String name, MemoryLayout... arguments) {
    try {
      FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, arguments);
      MethodHandle handle =
          MethodHandles.lookup()
              .findVirtual(
                  FakeDriver.class,
                  "answer",
                  MethodType.methodType(int.class, String.class, Object[].class));
      MethodHandle bound = MethodHandles.insertArguments(handle.bindTo(this), 0, name);
      return Linker.nativeLinker()
          .upcallStub(
              bound.asCollector(Object[].class, arguments.length).asType(type.toMethodType()),
              type,
              arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }

  int answer(String name, Object[] arguments) {
    calls.add(name);
    if (FREE.stream().noneMatch(name::startsWith) && current.get() != CONTEXT) {
      faults.add(name + " without a context");
    }
    Integer error = errors.get(name);
    return error == null ? work(name, arguments) : error;
  }

  private int work(String name, Object[] a) {
    switch (name) {
      case "cuGetErrorName" -> put(a[1], arena.allocateFrom("CUDA_ERROR_FAKE_" + a[0]));
      case "cuGetErrorString" -> put(a[1], arena.allocateFrom("what " + a[0] + " means"));
      case "cuDriverGetVersion" -> put(a[0], 13000);
      case "cuDeviceGetCount" -> put(a[0], devices);
      case "cuDeviceGet" -> put(a[0], 5);
      case "cuDeviceGetName" -> at(a[0], 256).setString(0, "Fake 9000");
      case "cuDeviceTotalMem_v2" -> put(a[0], 1L << 30);
      case "cuDeviceGetAttribute" -> put(a[0], a[1].equals(75) ? 9 : 0);
      case "cuDevicePrimaryCtxRetain" -> put(a[0], CONTEXT);
      case "cuCtxSetCurrent" -> current.set((Long) a[0]);
      case "cuStreamCreate" -> put(a[0], STREAM);
      case "cuEventCreate" -> put(a[0], 99L);
      case "cuMemAlloc_v2", "cuMemHostAlloc" -> put(a[0], arena.allocate((Long) a[1]));
      case "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuMemcpyDtoDAsync_v2" -> copy(a);
      case "cuModuleLoadData", "cuModuleGetFunction" -> put(a[0], 66L);
      case "cuFuncGetAttribute" -> put(a[0], 512);
      case "cuFuncGetParamInfo" -> {
        long i = (Long) a[1];
        if (i >= parameters.length) {
          return 1;
        }
        put(a[3], parameters[(int) i]);
      }
      case "cuLaunchKernel" -> launch(a);
      case "cublasCreate_v2" -> put(a[0], CUBLAS);
      case "cublasSetStream_v2" -> {
        return a[0].equals(CUBLAS) && a[1].equals(STREAM) ? 0 : 7;
      }
      case "cublasSetMathMode" -> {
        return a[1].equals(0) ? 0 : 7; // CUBLAS_DEFAULT_MATH
      }
      case "cublasSgemmStridedBatched" -> {
        return gemm(a, 4);
      }
      case "cublasDgemmStridedBatched" -> {
        return gemm(a, 8);
      }
      default -> {}
    }
    return 0;
  }

  private void launch(Object[] a) {
    launched.clear();
    for (int i = 1; i <= 7; i++) {
      launched.add((long) (Integer) a[i]);
    }
    launched.add((Long) a[8]);
    MemorySegment values = at(a[9], 8L * parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      MemorySegment value = values.getAtIndex(ADDRESS, i).reinterpret(parameters[i]);
      launched.add(parameters[i] == 8 ? value.get(JAVA_LONG, 0) : value.get(JAVA_INT, 0));
    }
  }

  /// `C = α op(A) op(B) + β C` of matrices that lie column by column, as BLAS defines it.
  private static int gemm(Object[] a, int bytes) {
    int m = (int) a[3];
    int n = (int) a[4];
    int k = (int) a[5];
    int lda = (int) a[8];
    int ldb = (int) a[11];
    int ldc = (int) a[15];
    boolean turnsA = a[1].equals(1);
    boolean turnsB = a[2].equals(1);
    if (lda < Math.max(1, turnsA ? k : m) || ldb < Math.max(1, turnsB ? n : k) || ldc < m) {
      return 7; // CUBLAS_STATUS_INVALID_VALUE
    }
    double alpha = number(a[6], 0, bytes);
    double beta = number(a[13], 0, bytes);
    for (int batch = 0; batch < (int) a[17]; batch++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int s = 0; s < k; s++) {
            long atA = turnsA ? s + (long) i * lda : i + (long) s * lda;
            long atB = turnsB ? j + (long) s * ldb : s + (long) j * ldb;
            sum +=
                number(a[7], batch * (long) a[9] + atA, bytes)
                    * number(a[10], batch * (long) a[12] + atB, bytes);
          }
          long atC = batch * (long) a[16] + i + (long) j * ldc;
          double before = beta == 0 ? 0 : beta * number(a[14], atC, bytes);
          MemorySegment c = at(a[14], (atC + 1) * bytes);
          if (bytes == 4) {
            c.setAtIndex(JAVA_FLOAT, atC, (float) (alpha * sum + before));
          } else {
            c.setAtIndex(JAVA_DOUBLE, atC, alpha * sum + before);
          }
        }
      }
    }
    return 0;
  }

  private static double number(Object address, long at, int bytes) {
    MemorySegment memory = at(address, (at + 1) * bytes);
    return bytes == 4 ? memory.getAtIndex(JAVA_FLOAT, at) : memory.getAtIndex(JAVA_DOUBLE, at);
  }

  private static void copy(Object[] a) {
    long bytes = (Long) a[2];
    at(a[0], bytes).copyFrom(at(a[1], bytes));
  }

  private static void put(Object where, Object value) {
    MemorySegment segment = at(where, 8);
    if (value instanceof Integer number) {
      segment.set(JAVA_INT, 0, number);
    } else if (value instanceof Long number) {
      segment.set(JAVA_LONG, 0, number);
    } else {
      segment.set(ADDRESS, 0, (MemorySegment) value);
    }
  }

  private static MemorySegment at(Object address, long bytes) {
    MemorySegment segment =
        address instanceof Long number ? MemorySegment.ofAddress(number) : (MemorySegment) address;
    return segment.reinterpret(bytes);
  }
}

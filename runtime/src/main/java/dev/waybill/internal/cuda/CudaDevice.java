package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import dev.waybill.device.MatrixProduct;
import dev.waybill.internal.device.Once;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A device of NVIDIA with its primary context and one stream.
final class CudaDevice implements Accelerator {
  private static final int NAME_BYTES = 256;

  private final Calls calls;
  private final CudaCompiler compiler;
  private final String name;
  private final long memory;
  private final String architecture;
  private final int version;
  private final long stream;
  private final Staging staging;
  private final Once<Optional<Cublas>> cublas;

  CudaDevice(Driver driver, int index, CudaCompiler compiler, Supplier<Optional<Library>> cublas) {
    this.compiler = compiler;
    this.cublas = new Once<>(() -> cublas.get().flatMap(this::begin));
    String label = "cuda:" + index;
    Calls first = new Calls(driver, label, 0);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocate(JAVA_LONG);
      first.check("cuDeviceGet", driver.deviceGet(number, index));
      int device = number.get(JAVA_INT, 0);
      MemorySegment text = arena.allocate(NAME_BYTES);
      first.check("cuDeviceGetName", driver.deviceGetName(text, device));
      name = text.getString(0);
      first.check("cuDeviceTotalMem", driver.deviceTotalMem(number, device));
      memory = number.get(JAVA_LONG, 0);
      architecture =
          "sm_"
              + attribute(first, number, Driver.COMPUTE_MAJOR, device)
              + attribute(first, number, Driver.COMPUTE_MINOR, device);
      first.check("cuDriverGetVersion", driver.driverGetVersion(number));
      version = number.get(JAVA_INT, 0);
      first.check("cuDevicePrimaryCtxRetain", driver.primaryCtxRetain(number, device));
      calls = new Calls(driver, label + " (" + name + ")", number.get(JAVA_LONG, 0));
      calls.enter();
      calls.check("cuStreamCreate", driver.streamCreate(number, Driver.STREAM_NON_BLOCKING));
      stream = number.get(JAVA_LONG, 0);
    }
    staging = new Staging(calls, stream);
  }

  /// Without the library there are kernels, so that what it lacks is no error.
  private Optional<Cublas> begin(Library library) {
    try {
      return Optional.of(new Cublas(library, calls, stream));
    } catch (Library.MissingFunction | DeviceException e) {
      System.getLogger("dev.waybill.device")
          .log(Level.INFO, "Products of matrices do without cuBLAS: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static int attribute(Calls calls, MemorySegment value, int attribute, int device) {
    calls.check(
        "cuDeviceGetAttribute", calls.driver().deviceGetAttribute(value, attribute, device));
    return value.get(JAVA_INT, 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String identity() {
    return name + ", " + architecture + ", CUDA driver " + version + ", " + CudaCompiler.OPTIONS;
  }

  @Override
  public long memory() {
    return memory;
  }

  @Override
  public boolean hasDoubles() {
    return true;
  }

  @Override
  public long allocate(long bytes) {
    Driver driver = calls.enter();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(JAVA_LONG);
      int code = driver.memAlloc(address, bytes);
      if (code == Driver.OUT_OF_MEMORY) {
        return 0;
      }
      calls.check("cuMemAlloc", code);
      return address.get(JAVA_LONG, 0);
    }
  }

  @Override
  public void free(long buffer) {
    if (calls.lost().isLost()) {
      return;
    }
    Driver driver = calls.enter();
    // That cuMemFree waits for other streams than the default one is written nowhere.
    calls.check("cuStreamSynchronize", driver.streamSynchronize(stream));
    calls.check("cuMemFree", driver.memFree(buffer));
  }

  @Override
  public void write(MemorySegment from, long buffer, long offset) {
    staging.write(from, buffer + offset);
  }

  @Override
  public void read(long buffer, long offset, MemorySegment into) {
    staging.read(buffer + offset, into);
  }

  @Override
  public void copy(long from, long fromOffset, long into, long intoOffset, long bytes) {
    Driver driver = calls.enter();
    int code = driver.memcpyDtoD(into + intoOffset, from + fromOffset, bytes, stream);
    calls.check("cuMemcpyDtoDAsync", code);
  }

  @Override
  public boolean multiply(MatrixProduct product) {
    return cublas.get().map(library -> library.multiply(product)).orElse(false);
  }

  @Override
  public byte[] compile(String name, String source) {
    return compiler.compile(name, source, architecture);
  }

  @Override
  public Program load(String name, byte[] binary) {
    Driver driver = calls.enter();
    long module;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_LONG);
      MemorySegment image = arena.allocate(binary.length, 16);
      MemorySegment.copy(MemorySegment.ofArray(binary), 0, image, 0, binary.length);
      calls.check("cuModuleLoadData of " + name, driver.moduleLoadData(result, image));
      module = result.get(JAVA_LONG, 0);
    }
    // Launches ask for a function each time.
    Map<String, Function> known = new ConcurrentHashMap<>();
    return function -> known.computeIfAbsent(function, n -> function(name, module, n));
  }

  private Function function(String program, long module, String function) {
    Driver driver = calls.enter();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      int code = driver.moduleGetFunction(result, module, arena.allocateFrom(function));
      calls.check("cuModuleGetFunction of " + function + " in " + program, code);
      return CudaFunction.of(calls, stream, program + "/" + function, result.get(JAVA_LONG, 0));
    }
  }

  @Override
  public String header() {
    return CudaCompiler.header();
  }

  @Override
  public void synchronize() {
    Driver driver = calls.enter();
    calls.check("cuStreamSynchronize", driver.streamSynchronize(stream));
  }
}

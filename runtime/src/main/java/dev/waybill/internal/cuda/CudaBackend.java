package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceBackend;
import dev.waybill.device.DeviceException;
import dev.waybill.dispatch.Key;
import dev.waybill.internal.device.Once;
import dev.waybill.internal.text.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The devices of NVIDIA's driver. It is looked for with the first question.
public final class CudaBackend implements DeviceBackend {
  /// A path of the driver's library, or `off`.
  static final String SETTING = "waybill.cuda.library";

  /// The second and third are where containers and WSL put it beside the loader's folders.
  private static final List<String> NAMES =
      List.of(
          "libcuda.so.1", "/usr/local/nvidia/lib64/libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1");

  private final Supplier<Library> library;
  private final CudaCompiler compiler;
  private final Supplier<Optional<Library>> cublas;
  private final Once<Found> found = new Once<>(this::look);

  /// For the [java.util.ServiceLoader].
  public CudaBackend() {
    this(
        () -> find(System.getProperty(SETTING, "")),
        new CudaCompiler(),
        () -> Optional.ofNullable(Cublas.find(System.getProperty(Cublas.SETTING, ""))));
  }

  CudaBackend(
      Supplier<Library> library, CudaCompiler compiler, Supplier<Optional<Library>> cublas) {
    this.library = library;
    this.compiler = compiler;
    this.cublas = cublas;
  }

  /// Opens the driver's library.
  ///
  /// @param setting the value of the property
  /// @throws Absent if there is none
  static Library find(String setting) {
    if (setting.equals("off")) {
      throw new Absent(SETTING + " is off");
    }
    for (String name : setting.isEmpty() ? NAMES : List.of(setting)) {
      try {
        return Library.open(name);
      } catch (IllegalArgumentException e) {
        // the next one
      } catch (IllegalCallerException e) {
        throw new Absent(NativeAccess.refusal(CudaBackend.class));
      }
    }
    throw new Absent(
        setting.isEmpty()
            ? NAMES.get(0) + " was not found"
            : setting + ", which " + SETTING + " names, cannot be opened");
  }

  @Override
  public Key kind() {
    return Key.CUDA;
  }

  @Override
  public String refusal() {
    return found.get().refusal;
  }

  @Override
  public int count() {
    return found.get().count;
  }

  @Override
  public Accelerator open(int index) {
    Found here = found.get();
    if (here.driver == null || index < 0 || index >= here.count) {
      throw new DeviceException(
          "cuda:"
              + index
              + ": no such device: "
              + (here.refusal.isEmpty() ? "found " + here.count + " from cuda:0" : here.refusal)
              + ".");
    }
    return new CudaDevice(here.driver, index, compiler, cublas);
  }

  private Found look() {
    Found here = find();
    if (!here.refusal.isEmpty()) {
      System.getLogger("dev.waybill.device")
          .log(System.Logger.Level.INFO, "cuda: no devices: " + here.refusal + ".");
    }
    return here;
  }

  private Found find() {
    try {
      Driver driver = new Driver(library.get());
      int code = driver.init();
      if (code != Driver.SUCCESS) {
        return new Found(null, 0, "cuInit failed: " + driver.describe(code));
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment count = arena.allocate(JAVA_INT);
        code = driver.deviceGetCount(count);
        if (code != Driver.SUCCESS) {
          return new Found(null, 0, "cuDeviceGetCount failed: " + driver.describe(code));
        }
        int devices = count.get(JAVA_INT, 0);
        return new Found(driver, devices, devices == 0 ? "the driver has no devices" : "");
      }
    } catch (Absent | Library.MissingFunction e) {
      return new Found(null, 0, String.valueOf(e.getMessage()));
    }
  }

  private record Found(@Nullable Driver driver, int count, String refusal) {}

  /// Why there is no driver.
  static final class Absent extends RuntimeException {
    private static final long serialVersionUID = 1;

    Absent(String message) {
      super(message);
    }
  }
}

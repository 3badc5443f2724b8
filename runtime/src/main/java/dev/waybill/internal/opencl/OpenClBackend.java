package dev.waybill.internal.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceBackend;
import dev.waybill.device.DeviceException;
import dev.waybill.dispatch.Key;
import dev.waybill.internal.device.Once;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// The devices of all OpenCL drivers of this machine.
public final class OpenClBackend implements DeviceBackend {
  private static final long ALL_TYPES = 0xFFFFFFFFL;
  private static final int DEVICE_TYPE = 0x1000;
  private static final int PLATFORM_NAME = 0x0902;
  private static final long TYPE_GPU = 1 << 2;

  private final Supplier<OpenClLibrary> library;
  private final Once<Devices> found = new Once<>(this::look);

  /// For the [java.util.ServiceLoader].
  public OpenClBackend() {
    this(() -> OpenClLibrary.THIS_MACHINE);
  }

  OpenClBackend(Supplier<OpenClLibrary> library) {
    this.library = library;
  }

  @Override
  public Key kind() {
    return Key.OPENCL;
  }

  @Override
  public String refusal() {
    return found.get().refusal;
  }

  @Override
  public int count() {
    return found.get().ids.size();
  }

  @Override
  public Accelerator open(int index) {
    return new OpenClAccelerator("opencl:" + index, found.get().ids.get(index));
  }

  private Devices look() {
    Devices devices = find();
    if (!devices.refusal.isEmpty()) {
      System.getLogger("dev.waybill.device")
          .log(Level.INFO, "opencl: no devices: " + devices.refusal + ".");
    }
    return devices;
  }

  private Devices find() {
    String refusal = library.get().refusal();
    if (!refusal.isEmpty()) {
      return Devices.none(refusal);
    }
    List<Listed> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      for (long platform : platforms()) {
        addDevices(platform, all, problems);
      }
    } catch (DeviceException e) {
      problems.add(e.getMessage());
    }
    if (all.isEmpty()) {
      return Devices.none(
          problems.isEmpty()
              ? "found no OpenCL driver, expected one, such as the package pocl-opencl-icd of Debian"
              : String.join("; ", problems).replaceAll("\\.$", ""));
    }
    // The loader lists drivers as the file system does, which is no order to count in. Graphics
    // processors come first, because `opencl:0` is what most ask for.
    all.sort(Comparator.comparing(Listed::isGpu).reversed().thenComparing(Listed::platform));
    return new Devices("", all.stream().map(Listed::id).toList());
  }

  private static void addDevices(long platform, List<Listed> all, List<String> problems) {
    Failures failures = new Failures("opencl");
    String name =
        Answer.text(
            failures,
            "clGetPlatformInfo",
            PLATFORM_NAME,
            (what, bytes, value, size) ->
                OpenCl.getPlatformInfo(platform, what, bytes, value, size));
    try {
      for (long device : devices(platform)) {
        long type =
            Answer.number(
                failures,
                "clGetDeviceInfo",
                DEVICE_TYPE,
                (what, bytes, value, size) ->
                    OpenCl.getDeviceInfo(device, what, bytes, value, size));
        all.add(new Listed(name, (type & TYPE_GPU) != 0, device));
      }
    } catch (DeviceException e) {
      // The devices of other drivers are no worse for it.
      problems.add("the driver " + name + ": " + e.getMessage());
    }
  }

  private static long[] platforms() {
    return ids("clGetPlatformIDs", ErrorCode.NO_PLATFORM, OpenCl::getPlatformIds);
  }

  private static long[] devices(long platform) {
    return ids(
        "clGetDeviceIDs",
        ErrorCode.DEVICE_NOT_FOUND,
        (entries, ids, count) -> OpenCl.getDeviceIds(platform, ALL_TYPES, entries, ids, count));
  }

  private static long[] ids(String call, int none, Ids question) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_INT);
      int code = question.ask(0, MemorySegment.NULL, count);
      int entries = count.get(JAVA_INT, 0);
      if (code == none || (code == ErrorCode.SUCCESS && entries == 0)) {
        return new long[0];
      }
      Failures failures = new Failures("opencl");
      failures.check(call, code);
      MemorySegment ids = arena.allocate(JAVA_LONG, entries);
      failures.check(call, question.ask(entries, ids, count));
      return Arrays.copyOf(ids.toArray(JAVA_LONG), count.get(JAVA_INT, 0));
    }
  }

  /// One of the two functions that list objects.
  @FunctionalInterface
  private interface Ids {
    int ask(int entries, MemorySegment ids, MemorySegment count);
  }

  private record Listed(String platform, boolean isGpu, long id) {}

  private record Devices(String refusal, List<Long> ids) {
    static Devices none(String refusal) {
      return new Devices(refusal, List.of());
    }
  }
}

package dev.waybill.internal.device;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceBackend;
import dev.waybill.device.DeviceException;
import dev.waybill.dispatch.Key;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The devices of this machine, opened when first asked for.
public final class Machines {
  private static final Map<Device, Machine> OPEN = new ConcurrentHashMap<>();

  private Machines() {}

  /// Returns how many devices of a kind there are.
  public static int count(Key kind) {
    DeviceBackend backend = Backends.of(kind);
    return backend == null ? 0 : backend.count();
  }

  /// Returns why a device is not there; empty where it is.
  public static Optional<String> absence(Device device) {
    if (device.kind() == Key.CPU) {
      return Optional.empty();
    }
    DeviceBackend backend = Backends.of(device.kind());
    if (backend == null) {
      return Optional.of("nothing drives devices of the kind " + device.kind().text());
    }
    String refusal = backend.refusal();
    if (!refusal.isEmpty()) {
      return Optional.of(refusal);
    }
    int count = backend.count();
    return device.index() < count
        ? Optional.empty()
        : Optional.of(
            "found "
                + count
                + (count == 1 ? " device" : " devices")
                + " of the kind "
                + device.kind().text()
                + (count == 1 ? ", expected " : ", expected one of ")
                + IntStream.range(0, count)
                    .mapToObj(i -> new Device(device.kind(), i).toString())
                    .collect(Collectors.joining(", ")));
  }

  /// Returns a device, opened.
  ///
  /// @throws DeviceException if it is not there
  public static Machine of(Device device) {
    Machine open = OPEN.get(device);
    return open != null ? open : OPEN.computeIfAbsent(device, Machines::open);
  }

  private static Machine open(Device device) {
    Optional<String> absence = absence(device);
    DeviceBackend backend = Backends.of(device.kind());
    if (absence.isPresent() || backend == null) {
      throw new DeviceException(device + ": no such device: " + absence.orElse("") + ".");
    }
    return new Machine(device, backend.open(device.index()));
  }

  /// Loaded with the first question about a device, so that others pay nothing for it.
  private static final class Backends {
    private static final Map<Key, DeviceBackend> FOUND = new ConcurrentHashMap<>();

    static {
      for (DeviceBackend backend :
          ServiceLoader.load(DeviceBackend.class, DeviceBackend.class.getClassLoader())) {
        FOUND.putIfAbsent(backend.kind(), backend);
      }
    }

    static @Nullable DeviceBackend of(Key kind) {
      return FOUND.get(kind);
    }
  }
}

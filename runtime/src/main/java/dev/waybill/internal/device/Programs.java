package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.device.DeviceProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The programs of one device, compiled once: binaries are kept in a folder, named by what was
/// compiled for what. In front of each stands its own hash, because a driver may end the program
/// over a file that was cut off.
public final class Programs {
  /// Where binaries are kept; empty for nowhere.
  static final String FOLDER = "waybill.device.cache";

  /// Told of each program that any device is asked for, each time.
  public static final List<Consumer<DeviceProgram>> LISTENERS = new CopyOnWriteArrayList<>();

  private static final System.Logger LOG = System.getLogger("dev.waybill.device");

  private final Device device;
  private final Accelerator accelerator;
  private final Map<String, Accelerator.Program> loaded = new ConcurrentHashMap<>();

  Programs(Device device, Accelerator accelerator) {
    this.device = device;
    this.accelerator = accelerator;
  }

  /// Returns a function of a program.
  ///
  /// @param name what the program is for, such as an op's name
  /// @param source without the header
  /// @param function its name
  /// @throws DeviceException if it does not compile, with the build log
  public Accelerator.Function function(String name, String source, String function) {
    for (Consumer<DeviceProgram> listener : LISTENERS) {
      listener.accept(new DeviceProgram(device, name, source));
    }
    Accelerator.Program program = loaded.get(source);
    if (program == null) {
      program = loaded.computeIfAbsent(source, text -> load(name, accelerator.header() + text));
    }
    return program.function(function);
  }

  private Accelerator.Program load(String name, String source) {
    Path file = file(source);
    if (file != null && Files.isRegularFile(file)) {
      try {
        return accelerator.load(name, checked(Files.readAllBytes(file)));
      } catch (IOException | DeviceException e) {
        LOG.log(Level.WARNING, device + ": " + file + " is compiled again: " + e.getMessage());
      }
    }
    byte[] binary = accelerator.compile(name, source);
    Accelerator.Program program = accelerator.load(name, binary);
    if (file != null) {
      keep(file, binary);
    }
    return program;
  }

  private static void keep(Path file, byte[] binary) {
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "part", "");
      try (OutputStream out = Files.newOutputStream(part)) {
        out.write(sha256().digest(binary));
        out.write(binary);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A compiled kernel was not kept: " + e);
    }
  }

  private static byte[] checked(byte[] file) throws IOException {
    int start = sha256().getDigestLength();
    byte[] binary = Arrays.copyOfRange(file, Math.min(start, file.length), file.length);
    if (!Arrays.equals(sha256().digest(binary), Arrays.copyOf(file, start))) {
      throw new IOException("found other bytes than were written");
    }
    return binary;
  }

  private @Nullable Path file(String source) {
    String folder =
        System.getProperty(FOLDER, System.getProperty("user.home") + "/.cache/waybill/kernels");
    if (folder.isEmpty()) {
      return null;
    }
    MessageDigest digest = sha256();
    digest.update(accelerator.identity().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    byte[] hash = digest.digest(source.getBytes(StandardCharsets.UTF_8));
    return Path.of(folder, device.kind().text(), HexFormat.of().formatHex(hash));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every Java has it
    }
  }
}

package dev.waybill.internal.opencl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory of this machine, which some devices share. PoCL says that nearly all of it is the
/// device's, whatever other programs and Java's heap hold; whoever believes that is ended by the
/// system.
final class HostMemory {
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

  /// A busy machine may be idle soon: so large a share a device is always granted.
  private static final int LEAST_SHARE = 8;

  private HostMemory() {}

  /// Returns how much of what a device says is the device's may be used.
  ///
  /// @param reported what the driver says, in bytes
  static long bound(long reported) {
    Runtime java = Runtime.getRuntime();
    long growth = java.maxMemory() - java.totalMemory();
    return bound(reported, available(Path.of("/proc/meminfo")), growth);
  }

  /// As [#bound(long)].
  ///
  /// @param available what the system can give; empty where it does not say
  /// @param growth what Java's heap may still take of it
  static long bound(long reported, OptionalLong available, long growth) {
    return available.isEmpty()
        ? reported
        : Math.clamp(available.getAsLong() - growth, reported / LEAST_SHARE, reported);
  }

  /// Reads what Linux says can be taken without swapping.
  static OptionalLong available(Path file) {
    try {
      Matcher line = AVAILABLE.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) << 10)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty(); // another system
    }
  }
}

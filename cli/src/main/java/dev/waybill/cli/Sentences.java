package dev.waybill.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Turns exceptions of the JDK into the end of a sentence.
final class Sentences {

  private Sentences() {}

  /// Returns why, without a period and without the file's name.
  static String reason(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return withoutPeriod(file.getReason());
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : withoutPeriod(message);
  }

  /// Returns a message of several lines as one line that ends with a period.
  static String joined(Throwable e) {
    String line = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    return line.endsWith(".") ? line : line + ".";
  }

  /// Returns a number with its noun, `1 file` or `2 files`.
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /// Returns the size of a file: `716 bytes`, `1.4 KB` or `23.9 MB`.
  static String size(long bytes) {
    if (bytes < 1 << 10) {
      return count(bytes, "byte");
    }
    boolean small = bytes < 1 << 20;
    double size = bytes / (small ? 0x1p10 : 0x1p20);
    return String.format(Locale.ROOT, "%,.1f %s", size, small ? "KB" : "MB");
  }

  private static String withoutPeriod(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}

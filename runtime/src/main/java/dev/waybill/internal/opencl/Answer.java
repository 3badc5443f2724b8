package dev.waybill.internal.opencl;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Answers of the driver, which says first how long they are.
final class Answer {
  private Answer() {}

  /// One of the functions `clGet…Info`, about some object.
  @FunctionalInterface
  interface Question {
    /// Asks.
    ///
    /// @param what the number of the property
    /// @param bytes how long the memory for the answer is
    /// @param value that memory, or `NULL`
    /// @param size where the length of the answer goes, or `NULL`
    /// @return a code
    int ask(int what, long bytes, MemorySegment value, MemorySegment size);
  }

  /// Returns an answer as text.
  static String text(Failures failures, String call, int what, Question question) {
    byte[] bytes = bytes(failures, call, what, question);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
  }

  /// Returns an answer of 4 or 8 bytes.
  static long number(Failures failures, String call, int what, Question question) {
    try (Arena arena = Arena.ofConfined()) {
      // All machines that OpenCL runs on keep the low bytes first.
      MemorySegment value = arena.allocate(JAVA_LONG);
      failures.check(call, question.ask(what, Long.BYTES, value, MemorySegment.NULL));
      return value.get(JAVA_LONG, 0);
    }
  }

  private static byte[] bytes(Failures failures, String call, int what, Question question) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      failures.check(call, question.ask(what, 0, MemorySegment.NULL, size));
      long bytes = size.get(JAVA_LONG, 0);
      if (bytes == 0) {
        return new byte[0];
      }
      MemorySegment value = arena.allocate(bytes);
      failures.check(call, question.ask(what, bytes, value, MemorySegment.NULL));
      return value.toArray(JAVA_BYTE);
    }
  }
}

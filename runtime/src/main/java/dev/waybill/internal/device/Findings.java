package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/// What kernels of a device find wrong in what they read, such as an index that is none. Asking at
/// once would wait for each of them, so each has a place where it says so, and whoever next waits
/// for the device is told.
public final class Findings {
  private static final int PLACES = 256;

  private final Device device;
  private final Accelerator accelerator;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<Integer, LongFunction<String>> expected = new LinkedHashMap<>();

  /// At each place whether something is wrong, and what was found.
  private final long[] answers = new long[2 * PLACES];

  private long buffer;

  Findings(Device device, Accelerator accelerator) {
    this.device = device;
    this.accelerator = accelerator;
    for (int i = 0; i < PLACES; i++) {
      free.add(i);
    }
  }

  /// Returns the memory that kernels write to.
  public synchronized Accelerator.Buffer buffer() {
    return new Accelerator.Buffer(buffer);
  }

  /// Takes a place for each question of one launch: all, or none and throws.
  ///
  /// @param messages what is wrong, for what was found
  /// @return the messages by where in the buffer a kernel answers, counted in `long`
  /// @throws DeviceException as [#tell()], where too few places are free; or if there is no memory
  public synchronized Map<Integer, LongFunction<String>> take(
      Collection<LongFunction<String>> messages) {
    if (messages.isEmpty()) {
      return Map.of();
    }
    if (buffer == 0) {
      buffer = allocate();
    }
    if (free.size() < messages.size()) {
      tell();
    }
    if (free.size() < messages.size()) {
      throw new DeviceException(
          device
              + ": found "
              + free.size()
              + " of "
              + PLACES
              + " places free for what kernels find wrong, expected "
              + messages.size()
              + ": other threads are about to launch kernels with the rest.");
    }
    Map<Integer, LongFunction<String>> taken = new LinkedHashMap<>();
    messages.forEach(message -> taken.put(2 * free.remove(), message));
    return taken;
  }

  private long allocate() {
    long bytes = (long) answers.length * Long.BYTES;
    long made = accelerator.allocate(bytes);
    if (made == 0) {
      throw new DeviceException(
          device + ": out of memory: expected " + bytes + " bytes for what kernels find wrong.");
    }
    accelerator.write(MemorySegment.ofArray(answers), made, 0);
    return made;
  }

  /// Says that a kernel was asked to run which answers.
  ///
  /// @param taken what [#take] returned
  public synchronized void expect(Map<Integer, LongFunction<String>> taken) {
    expected.putAll(taken);
  }

  /// Waits for the kernels that answer, if there are any.
  ///
  /// @throws DeviceException if some found something wrong; with all that they found
  public synchronized void tell() {
    if (expected.isEmpty()) {
      return;
    }
    accelerator.read(buffer, 0, MemorySegment.ofArray(answers));
    Set<String> told = new LinkedHashSet<>();
    expected.forEach(
        (place, message) -> {
          if (answers[place] != 0) {
            told.add(message.apply(answers[place + 1]));
            // Not the others: kernels that were launched meanwhile may have answered there.
            accelerator.write(
                MemorySegment.ofArray(new long[2]), buffer, (long) place * Long.BYTES);
          }
          free.add(place / 2);
        });
    expected.clear();
    if (!told.isEmpty()) {
      throw new DeviceException(device + ": " + String.join(" ", told));
    }
  }
}

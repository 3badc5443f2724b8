package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// What kernels of a device find wrong in what they read, such as an index that is none. Asking at
/// once would wait for each of them, so each has a place where it says so, and whoever next waits
/// for the device is told.
public final class Findings {
  private static final int PLACES = 256;

  private final Device device;
  private final Accelerator accelerator;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final SortedMap<Integer, LongFunction<String>> expected = new TreeMap<>();

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

  /// Takes a place for one question.
  ///
  /// @return where in the buffer a kernel answers, counted in `long`
  /// @throws DeviceException as [#tell()], where all places are taken
  public synchronized int take() {
    if (buffer == 0) {
      buffer = accelerator.allocate((long) answers.length * Long.BYTES);
      accelerator.write(MemorySegment.ofArray(answers), buffer, 0);
    }
    if (free.isEmpty()) {
      tell();
    }
    return 2 * free.remove();
  }

  /// Says that a kernel was asked to run which answers.
  ///
  /// @param place what [#take()] returned
  /// @param message what is wrong, for what was found
  public synchronized void expect(int place, LongFunction<String> message) {
    expected.put(place, message);
  }

  /// Waits for the kernels that answer, if there are any.
  ///
  /// @throws DeviceException if one found something wrong
  public synchronized void tell() {
    if (expected.isEmpty()) {
      return;
    }
    accelerator.read(buffer, 0, MemorySegment.ofArray(answers));
    String told = "";
    for (var question : expected.entrySet()) {
      int place = question.getKey();
      if (answers[place] != 0 && told.isEmpty()) {
        told = question.getValue().apply(answers[place + 1]);
      }
      free.add(place / 2);
    }
    expected.clear();
    if (!told.isEmpty()) {
      Arrays.fill(answers, 0);
      accelerator.write(MemorySegment.ofArray(answers), buffer, 0);
      throw new DeviceException(device + ": " + told);
    }
  }
}

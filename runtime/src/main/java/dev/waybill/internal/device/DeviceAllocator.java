package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.device.DeviceMemory;
import dev.waybill.tensor.DType;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The memory of one device. What tensors give back is kept by size for the next ones: since all
/// work of a device runs in one order, it may be handed out at once.
///
/// The collector does not see how large device memory is. So it is asked to run when what tensors
/// hold has doubled since it last did, and before memory is said to be short.
///
/// That there is memory is counted here and not left to the driver: OpenCL promises more than there
/// is, and ends the process when it is written to.
public final class DeviceAllocator {
  /// Sizes are multiples of this.
  private static final long STEP = 512;

  /// Below, the collector is not asked to run.
  private static final long FIRST_PRESSURE = 256L << 20;

  private static final int LISTED = 5;

  /// How often the collector is asked before memory is said to be short: what becomes garbage while
  /// it runs is found by the next one.
  private static final int COLLECTIONS = 2;

  private final Device device;
  private final Accelerator accelerator;
  private final long limit;
  private final Map<Long, Deque<Long>> kept = new HashMap<>();
  private final Set<DeviceBuffer> held = ConcurrentHashMap.newKeySet();
  private long heldBytes;
  private long keptBytes;
  private long peakBytes;
  private long allocations;
  private long reused;
  private final long firstPressure;
  private long pressure;

  /// Makes an allocator that holds nothing.
  ///
  /// @param limit how many bytes it takes at most
  DeviceAllocator(Device device, Accelerator accelerator, long limit) {
    this.device = device;
    this.accelerator = accelerator;
    this.limit = limit;
    this.firstPressure = Math.min(FIRST_PRESSURE, limit / 8);
    this.pressure = firstPressure;
  }

  /// Takes memory for a tensor.
  ///
  /// @param dtype of the tensor
  /// @param shape of the tensor, for messages
  /// @param elements how many it has, from 0
  /// @throws DeviceException if there is none left, naming the largest tensors
  public DeviceBuffer allocate(DType dtype, long[] shape, long elements) {
    if (elements > limit / dtype.bytes()) {
      throw new DeviceException(outOfMemory((double) elements * dtype.bytes()));
    }
    long asked = elements * dtype.bytes();
    long bytes = round(Math.max(1, asked), limit);
    relieve(bytes);
    long handle = take(bytes);
    for (int i = 0; handle == 0 && i < COLLECTIONS; i++) {
      collect();
      handle = take(bytes);
    }
    if (handle == 0) {
      throw new DeviceException(outOfMemory((double) asked));
    }
    DeviceBuffer buffer = new DeviceBuffer(this, handle, bytes, dtype, shape.clone());
    held.add(buffer);
    return buffer;
  }

  /// Rounds up so that at most an eighth is lost, and few sizes are in use: but no further than
  /// there is memory.
  static long round(long bytes, long limit) {
    long size = multiple(bytes, Math.max(STEP, Long.highestOneBit(bytes) >> 3));
    return size <= limit ? size : Math.min(limit, multiple(bytes, STEP));
  }

  private static long multiple(long bytes, long step) {
    return (bytes + step - 1) / step * step;
  }

  private void relieve(long bytes) {
    boolean high;
    synchronized (this) {
      high = heldBytes + bytes > pressure;
    }
    if (high) {
      collect();
      synchronized (this) {
        pressure = Math.max(firstPressure, 2 * (heldBytes + bytes));
      }
    }
  }

  /// Lets the collector find tensors that nobody holds, and takes back what they had. This is not
  /// left to the cleaner's thread: on a busy machine it is late, and what it has not done would
  /// count as held.
  private void collect() {
    System.gc();
    for (DeviceBuffer buffer : held) {
      if (buffer.isForgotten()) {
        buffer.run();
      }
    }
  }

  private synchronized long take(long bytes) {
    Deque<Long> same = kept.get(bytes);
    long handle;
    if (same != null && !same.isEmpty()) {
      handle = same.pop();
      keptBytes -= bytes;
      reused++;
    } else {
      handle = takeNew(bytes);
    }
    if (handle != 0) {
      allocations++;
      heldBytes += bytes;
      peakBytes = Math.max(peakBytes, heldBytes);
    }
    return handle;
  }

  private long takeNew(long bytes) {
    if (keptBytes > pressure) {
      // Of other sizes: nobody has asked for them since the collector last ran.
      releaseKept();
    }
    if (heldBytes + keptBytes + bytes > limit) {
      releaseAndWait();
    }
    if (heldBytes + bytes > limit) {
      return 0;
    }
    long handle = accelerator.allocate(bytes);
    if (handle == 0 && keptBytes > 0) {
      releaseAndWait();
      handle = accelerator.allocate(bytes);
    }
    return handle;
  }

  /// A driver keeps memory until what was asked for before is done with it.
  private void releaseAndWait() {
    if (keptBytes > 0) {
      releaseKept();
      accelerator.synchronize();
    }
  }

  private void releaseKept() {
    for (Map.Entry<Long, Deque<Long>> size : kept.entrySet()) {
      while (!size.getValue().isEmpty()) {
        keptBytes -= size.getKey();
        accelerator.free(size.getValue().pop());
      }
    }
    kept.clear();
  }

  void giveBack(DeviceBuffer buffer) {
    held.remove(buffer);
    synchronized (this) {
      heldBytes -= buffer.bytes();
      keptBytes += buffer.bytes();
      kept.computeIfAbsent(buffer.bytes(), size -> new ArrayDeque<>()).push(buffer.handle());
    }
  }

  /// Gives all memory that no tensor holds back to the driver.
  public synchronized void trim() {
    releaseKept();
  }

  /// Returns counts and bytes.
  public synchronized DeviceMemory stats() {
    return new DeviceMemory(held.size(), heldBytes, keptBytes, peakBytes, allocations, reused);
  }

  private synchronized long heldBytes() {
    return heldBytes;
  }

  private String outOfMemory(double bytes) {
    List<String> largest =
        held.stream()
            .sorted(Comparator.comparingLong(DeviceBuffer::bytes).reversed())
            .limit(LISTED)
            .map(DeviceBuffer::toString)
            .collect(Collectors.toList());
    return device
        + ": out of memory: found "
        + text(limit - heldBytes())
        + " of "
        + text(limit)
        + " not held by tensors, expected "
        + text(bytes)
        + " in one piece; "
        + (largest.isEmpty()
            ? "there are no tensors."
            : "the largest of " + held.size() + " tensors: " + String.join("; ", largest) + ".");
  }

  static String text(long bytes) {
    return text((double) bytes);
  }

  private static String text(double bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < 5) {
      size /= 1024;
      unit++;
    }
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }
}

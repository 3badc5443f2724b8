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
public final class DeviceAllocator {
  /// Sizes are multiples of this.
  private static final long STEP = 512;

  /// Below, the collector is not asked to run.
  private static final long FIRST_PRESSURE = 256L << 20;

  private static final int LISTED = 5;

  /// How often the collector is asked before memory is said to be short, and how long it is waited
  /// for: what it finds is given back by another thread.
  private static final int COLLECTIONS = 5;

  private static final int WAITS = 20;
  private static final long WAIT_MILLIS = 2;

  private final Device device;
  private final Accelerator accelerator;
  private final Map<Long, Deque<Long>> kept = new HashMap<>();
  private final Set<DeviceBuffer> held = ConcurrentHashMap.newKeySet();
  private long heldBytes;
  private long keptBytes;
  private long peakBytes;
  private long allocations;
  private long reused;
  private final long firstPressure;
  private long pressure;

  DeviceAllocator(Device device, Accelerator accelerator) {
    this.device = device;
    this.accelerator = accelerator;
    this.firstPressure = Math.min(FIRST_PRESSURE, accelerator.memory() / 8);
    this.pressure = firstPressure;
  }

  /// Takes memory for a tensor.
  ///
  /// @param dtype of the tensor
  /// @param shape of the tensor, for messages
  /// @param elements how many it has, from 0
  /// @throws DeviceException if there is none left, naming the largest tensors
  public DeviceBuffer allocate(DType dtype, long[] shape, long elements) {
    if (elements > accelerator.memory() / dtype.bytes()) {
      throw new DeviceException(outOfMemory((double) elements * dtype.bytes()));
    }
    long bytes = round(Math.max(1, elements * dtype.bytes()));
    relieve(bytes);
    long handle = take(bytes);
    for (int i = 0; handle == 0 && i < COLLECTIONS; i++) {
      collect();
      handle = take(bytes);
    }
    if (handle == 0) {
      throw new DeviceException(outOfMemory((double) bytes));
    }
    DeviceBuffer buffer = new DeviceBuffer(this, handle, bytes, dtype, shape.clone());
    held.add(buffer);
    return buffer;
  }

  /// Rounds up so that at most an eighth is lost, and few sizes are in use.
  static long round(long bytes) {
    long step = Math.max(STEP, Long.highestOneBit(bytes) >> 3);
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

  /// Lets the collector find tensors that nobody holds, and waits until they have given back.
  private void collect() {
    long before = heldBytes();
    System.gc();
    boolean interrupted = false;
    boolean done = false;
    long last = before;
    for (int i = 0; i < WAITS && !done; i++) {
      try {
        Thread.sleep(WAIT_MILLIS);
      } catch (InterruptedException e) {
        // Memory is not short because somebody interrupts.
        interrupted = true;
      }
      long now = heldBytes();
      done = now < before && now >= last;
      last = now;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized long heldBytes() {
    return heldBytes;
  }

  private synchronized long take(long bytes) {
    Deque<Long> same = kept.get(bytes);
    long handle = 0;
    if (same != null && !same.isEmpty()) {
      handle = same.pop();
      keptBytes -= bytes;
      reused++;
    } else {
      if (keptBytes > pressure) {
        // Of other sizes: nobody has asked for them since the collector last ran.
        releaseKept();
      }
      handle = accelerator.allocate(bytes);
      if (handle == 0 && keptBytes > 0) {
        releaseKept();
        handle = accelerator.allocate(bytes);
      }
    }
    if (handle != 0) {
      allocations++;
      heldBytes += bytes;
      peakBytes = Math.max(peakBytes, heldBytes);
    }
    return handle;
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

  private String outOfMemory(double bytes) {
    List<String> largest =
        held.stream()
            .sorted(Comparator.comparingLong(DeviceBuffer::bytes).reversed())
            .limit(LISTED)
            .map(DeviceBuffer::toString)
            .collect(Collectors.toList());
    return device
        + ": out of memory: found "
        + text(accelerator.memory() - heldBytes())
        + " of "
        + text(accelerator.memory())
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

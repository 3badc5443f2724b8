package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.internal.memory.Lendable;
import dev.waybill.tensor.DType;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// Memory of a device that a storage holds. It knows nothing of the storage, so that the collector
/// can take that.
public final class DeviceBuffer implements Runnable, Lendable {
  private final DeviceAllocator owner;
  private final Accelerator.Buffer argument;
  private final long bytes;
  private final DType dtype;
  private final long[] shape;
  private final AtomicBoolean freed = new AtomicBoolean();

  DeviceBuffer(DeviceAllocator owner, long handle, long bytes, DType dtype, long[] shape) {
    this.owner = owner;
    this.argument = new Accelerator.Buffer(handle);
    this.bytes = bytes;
    this.dtype = dtype;
    this.shape = shape;
  }

  /// Returns it as an argument of a launch.
  public Accelerator.Buffer argument() {
    return argument;
  }

  long handle() {
    return argument.handle();
  }

  long bytes() {
    return bytes;
  }

  /// Returns whether it was given back.
  public boolean isFreed() {
    return freed.get();
  }

  /// Gives the memory back; the second time nothing happens.
  @Override
  public void run() {
    if (freed.compareAndSet(false, true)) {
      owner.giveBack(this);
    }
  }

  @Override
  public void giveBack() {
    run();
  }

  /// Returns what it was made for.
  @Override
  public String toString() {
    return dtype + " " + Arrays.toString(shape) + ", " + DeviceAllocator.text(bytes);
  }
}

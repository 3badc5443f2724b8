package dev.waybill.internal.device;

import dev.waybill.device.Accelerator;
import dev.waybill.internal.memory.Lendable;
import dev.waybill.tensor.DType;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Memory of a device that a storage holds. It refers to the storage weakly, so that the collector
/// can take that.
public final class DeviceBuffer implements Runnable, Lendable {
  private final DeviceAllocator owner;
  private final Accelerator.Buffer argument;
  private final long bytes;
  private final DType dtype;
  private final long[] shape;
  private final AtomicBoolean freed = new AtomicBoolean();
  private volatile @Nullable Reference<Object> holder;

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

  /// Says who holds it, once.
  public void heldBy(Object storage) {
    holder = new WeakReference<>(storage);
  }

  /// Returns whether the collector has found that nobody reaches the holder.
  boolean isForgotten() {
    Reference<Object> known = holder;
    return known != null && known.refersTo(null);
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

package dev.waybill.tensor;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.dispatch.Key;
import dev.waybill.internal.device.DeviceBuffer;
import dev.waybill.internal.device.Machine;
import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.memory.Region;
import dev.waybill.internal.memory.Regions;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// Memory of a device. It is given back when its memory scope is closed, or when the collector
/// finds that nobody holds the storage.
public final class DeviceStorage extends CountedStorage {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Machine machine;
  private final DeviceBuffer buffer;
  private final @Nullable Lease lease;
  private final long capacity;

  /// Takes memory of a device.
  ///
  /// @param machine the device
  /// @param dtype of the elements
  /// @param shape of the tensor that it is for
  /// @param capacity how many elements, from 0
  /// @throws dev.waybill.device.DeviceException if there is not enough
  DeviceStorage(Machine machine, DType dtype, long[] shape, long capacity) {
    this.machine = machine;
    this.buffer = machine.memory().allocate(dtype, shape, capacity);
    this.capacity = capacity;
    Region region = Regions.here().region();
    this.lease = region == null ? null : region.lend(buffer);
    buffer.heldBy(this);
    CLEANER.register(this, buffer);
  }

  /// Returns where it lies.
  ///
  /// @return the device
  public Device where() {
    return machine.device();
  }

  /// Returns the memory, for those who launch kernels and hold the storage meanwhile.
  ///
  /// @return the buffer
  /// @throws dev.waybill.dispatch.FreedTensorException if its scope is closed
  public Accelerator.Buffer buffer() {
    return lease == null ? buffer.argument() : ((DeviceBuffer) lease.arrayForNow(this)).argument();
  }

  @Nullable Lease lease() {
    return lease;
  }

  @Override
  public Key device() {
    return machine.device().kind();
  }

  @Override
  public long capacity() {
    return capacity;
  }

  @Override
  public String toString() {
    return "a storage of " + capacity + " elements on " + where();
  }
}

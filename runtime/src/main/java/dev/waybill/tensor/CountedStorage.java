package dev.waybill.tensor;

import dev.waybill.dispatch.DispatchContext;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/// A storage that counts its writes and knows where it was made.
abstract sealed class CountedStorage implements Storage
    permits DeviceStorage, HeapStorage, MetaStorage {

  // Not an object of its own: every tensor that an op makes has a storage.
  private static final AtomicIntegerFieldUpdater<CountedStorage> VERSION =
      AtomicIntegerFieldUpdater.newUpdater(CountedStorage.class, "version");

  private final boolean inference;
  private volatile int version;

  /// Makes a storage.
  ///
  /// @param inference whether it is one for inference
  CountedStorage(boolean inference) {
    this.inference = inference;
  }

  /// Makes a storage for inference where the thread makes such ones.
  CountedStorage() {
    this(DispatchContext.makesInferenceTensors());
  }

  @Override
  public final int version() {
    return version;
  }

  @Override
  public final boolean isInference() {
    return inference;
  }

  @Override
  public final void bump() {
    VERSION.incrementAndGet(this);
  }
}

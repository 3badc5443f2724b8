package dev.waybill.device;

/// What lies on a device.
///
/// @param live buffers that tensors hold
/// @param liveBytes their size, rounded up as the allocator does
/// @param cachedBytes memory that is kept for the next tensors
/// @param peakBytes the most that tensors held at a time
/// @param allocations how many buffers were asked for
/// @param reused how many of them were kept ones
public record DeviceMemory(
    long live, long liveBytes, long cachedBytes, long peakBytes, long allocations, long reused) {
  static final DeviceMemory NONE = new DeviceMemory(0, 0, 0, 0, 0, 0);
}

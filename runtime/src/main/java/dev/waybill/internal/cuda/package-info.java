/// Devices of NVIDIA through the driver that is on the machine: memory, streams, launches, and the
/// compiler of CUDA C. Native functions are called from [Driver], [Nvrtc] and [Cublas] only.
@org.jspecify.annotations.NullMarked
package dev.waybill.internal.cuda;

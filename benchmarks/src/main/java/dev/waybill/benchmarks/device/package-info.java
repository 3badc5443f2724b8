/// Ops on devices beside PyTorch on the same ones.
@org.jspecify.annotations.NullMarked
package dev.waybill.benchmarks.device;

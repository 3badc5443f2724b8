package dev.waybill.benchmarks.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// Adds up stretches of work, by the wall's clock and by the processor's. On a shared machine the
/// latter says more.
final class Stopwatch {
  private final LongSupplier processor;
  private long wall;
  private long cpu;
  private long wallStart;
  private long cpuStart;

  private Stopwatch(LongSupplier processor) {
    this.processor = processor;
  }

  /// Counts the processor time of the calling thread: exact for short stretches.
  static Stopwatch ofThread() {
    return new Stopwatch(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  /// Counts the processor time of all threads, and so the work of the garbage collector too; in
  /// steps of 10 ms on some systems.
  static Stopwatch ofProcess() {
    return new Stopwatch(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
  }

  void start() {
    cpuStart = processor.getAsLong();
    wallStart = System.nanoTime();
  }

  void stop() {
    wall += System.nanoTime() - wallStart;
    cpu += processor.getAsLong() - cpuStart;
  }

  Cost cost() {
    return new Cost(wall / 1e9, cpu / 1e9);
  }

  /// Seconds of work.
  record Cost(double wall, double cpu) {}
}

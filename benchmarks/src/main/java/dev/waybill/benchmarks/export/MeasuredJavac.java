package dev.waybill.benchmarks.export;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.spi.ToolProvider;

/// Runs javac with its own arguments in this fresh virtual machine and prints what that cost the
/// whole process, start, just-in-time compiler and garbage collector included.
final class MeasuredJavac {
  /// Starts the line with the result.
  static final String MARK = "measured";

  private MeasuredJavac() {}

  public static void main(String[] arguments) {
    ToolProvider javac =
        ToolProvider.findFirst("javac")
            .orElseThrow(() -> new IllegalStateException("this Java has no javac"));
    int result = javac.run(System.out, System.err, arguments);
    System.out.flush();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double cpu = system.getProcessCpuTime() / 1e9;
    double wall = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    System.out.println(String.format(Locale.ROOT, "%s %.3f %.3f", MARK, cpu, wall));
    System.exit(result);
  }
}

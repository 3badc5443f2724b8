package dev.waybill.cli;

import java.util.List;

/// Knows the JDKs in which results can be wrong.
final class JdkFault {

  private JdkFault() {}

  /// Returns a warning about the running JDK; empty where none is known.
  ///
  /// JDK-8377811: G1 of 25.0.0 to 25.0.2 may move arrays that native code has pinned.
  static String warning(Runtime.Version version, List<String> jvmArguments) {
    boolean faulty = version.feature() == 25 && version.interim() == 0 && version.update() < 3;
    boolean otherCollector =
        jvmArguments.stream()
            .anyMatch(a -> a.matches("-XX:\\+Use(Serial|Parallel|Z|Shenandoah|Epsilon)GC"));
    if (!faulty || otherCollector) {
      return "";
    }
    return "warning: JDK "
        + version.feature()
        + "."
        + version.interim()
        + "."
        + version.update()
        + " has a fault in its G1 collector that can corrupt arrays used by native code"
        + " (JDK-8377811); use 25.0.3 or later, or set WAYBILL_JAVA_OPTS=-XX:+UseParallelGC.";
  }
}

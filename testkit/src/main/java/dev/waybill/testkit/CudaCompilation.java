package dev.waybill.testkit;

import static java.util.stream.Collectors.toMap;

import dev.waybill.device.CudaPrograms;
import dev.waybill.device.DeviceProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Compiles for CUDA what kernels of both kinds asked other devices for, so that one that was
/// never run on CUDA is known to compile at least.
///
/// @param asked how many programs kernels for CUDA have, as far as they ran on another device
/// @param compiled the sources of those that were compiled, whether or not it went well
/// @param faults build logs with the names of the ops
/// @param refusal why nothing was compiled; empty where something was
record CudaCompilation(int asked, Set<String> compiled, List<String> faults, String refusal) {
  static final List<String> ARCHITECTURES = List.of("sm_80", "sm_90");

  /// How many programs are compiled, evenly chosen, or `all`.
  static final String SETTING = "waybill.testkit.compile";

  private static final String FEW = "48";

  CudaCompilation {
    compiled = Set.copyOf(compiled);
    faults = List.copyOf(faults);
  }

  static CudaCompilation of(List<OpReport> reports) {
    List<DeviceProgram> all = new ArrayList<>(programs(reports).values());
    String refusal = CudaPrograms.absence().orElse("");
    if (all.isEmpty()) {
      refusal = "no other device ran a kernel that is for CUDA too";
    }
    if (!refusal.isEmpty()) {
      return new CudaCompilation(all.size(), Set.of(), List.of(), refusal);
    }
    List<DeviceProgram> chosen = choose(all, System.getProperty(SETTING, FEW));
    // Of each program the log for one architecture is enough.
    Map<DeviceProgram, String> faults =
        ARCHITECTURES.parallelStream()
            .flatMap(name -> CudaPrograms.faults(chosen, name).entrySet().stream())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    Set<String> compiled = new HashSet<>();
    chosen.forEach(program -> compiled.add(program.source()));
    return new CudaCompilation(all.size(), compiled, List.copyOf(faults.values()), "");
  }

  /// The programs of kernels that are for CUDA and ran elsewhere, by source.
  private static Map<String, DeviceProgram> programs(List<OpReport> reports) {
    Map<String, DeviceProgram> all = new LinkedHashMap<>();
    for (OpReport report : reports) {
      for (Cell cell : report.cells()) {
        if (cell.device().equals("cuda")) {
          others(report, cell)
              .flatMap(other -> other.programs().stream())
              .forEach(program -> all.putIfAbsent(program.source(), program));
          gradients(report).forEach(program -> all.putIfAbsent(program.source(), program));
        }
      }
    }
    return all;
  }

  private static Stream<Cell> others(OpReport report, Cell cuda) {
    return report.cells().stream()
        .filter(
            cell ->
                !cell.device().equals("cpu")
                    && cell.dtype().equals(cuda.dtype())
                    && cell.kernel().equals(cuda.kernel())
                    && cell.priority() == cuda.priority());
  }

  /// Derivatives of ops that are for CUDA too.
  private static List<DeviceProgram> gradients(OpReport report) {
    return report.onDevices().stream()
        .filter(gradient -> !gradient.device().equals("cuda"))
        .flatMap(gradient -> gradient.programs().stream())
        .toList();
  }

  static List<DeviceProgram> choose(List<DeviceProgram> all, String setting) {
    int most = setting.equals("all") ? all.size() : Math.min(all.size(), count(setting));
    List<DeviceProgram> chosen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      chosen.add(all.get((int) ((long) i * all.size() / most)));
    }
    return chosen;
  }

  private static int count(String setting) {
    if (!setting.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "found setting " + SETTING + "=" + setting + ", expected all or a number.");
    }
    return Integer.parseInt(setting);
  }

  /// Returns a report in which kernels whose device is absent, but all of whose programs compile,
  /// say so.
  OpReport judge(OpReport report) {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : report.cells()) {
      boolean isAbsent = cell.device().equals("cuda") && cell.status() == Status.ABSENT;
      List<DeviceProgram> programs =
          others(report, cell).flatMap(other -> other.programs().stream()).toList();
      cells.add(isAbsent && compiles(programs) ? cell.with(Status.COMPILED) : cell);
    }
    List<DeviceGradient> gradients = new ArrayList<>();
    for (DeviceGradient gradient : report.onDevices()) {
      boolean isAbsent = gradient.first() == Status.ABSENT && gradient.device().equals("cuda");
      gradients.add(
          isAbsent && compiles(gradients(report)) ? gradient.with(Status.COMPILED) : gradient);
    }
    return report.with(cells, gradients);
  }

  private boolean compiles(List<DeviceProgram> programs) {
    return faults.isEmpty()
        && !programs.isEmpty()
        && programs.stream().allMatch(program -> compiled.contains(program.source()));
  }

  /// Returns what was done, in a sentence without a period.
  String text() {
    return refusal.isEmpty()
        ? compiled.size()
            + " of "
            + asked
            + " programs compiled for "
            + String.join(" and ", ARCHITECTURES)
            + " by "
            + CudaPrograms.compiler()
        : "not compiled: " + refusal;
  }
}

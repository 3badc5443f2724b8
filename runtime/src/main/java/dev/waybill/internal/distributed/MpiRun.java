package dev.waybill.internal.distributed;

import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.Launch;
import dev.waybill.distributed.Launch.Line;
import dev.waybill.distributed.Launch.Outcome;
import dev.waybill.distributed.Rendezvous;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How mpirun of OpenMPI starts ranks, and what it says.
final class MpiRun {
  // With --tag-output: [job,rank]<stdout>:text
  private static final Pattern TAGGED = Pattern.compile("\\[\\d+,(\\d+)\\]<std(out|err)>: ?(.*)");
  // In the middle of a line that a rank wrote in two parts.
  private static final Pattern TAG = Pattern.compile("\\[\\d+,\\d+\\]<std(out|err)>: ?");
  private static final Pattern BY_CODE =
      Pattern.compile("Process name: \\[\\[\\d+,\\d+\\],(\\d+)\\]");
  private static final Pattern BY_SIGNAL = Pattern.compile("process rank (\\d+) with PID \\d+");

  private MpiRun() {}

  static List<String> command(Launch launch, Path java) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("-n", Integer.toString(launch.ranks()), "--oversubscribe"));
    command.add("--tag-output");
    variables(launch).keySet().stream().sorted().forEach(v -> command.addAll(List.of("-x", v)));
    command.addAll(List.of("-x", RankProcesses.LAUNCHER));
    command.addAll(RankProcesses.command(launch, java));
    return command;
  }

  static Map<String, String> variables(Launch launch) {
    Rendezvous who = new Rendezvous(launch.engine(), 0, launch.ranks(), "", launch.deadline());
    return Map.of(
        Rendezvous.ENGINE,
        "mpi",
        Rendezvous.DEADLINE,
        who.variables().getOrDefault(Rendezvous.DEADLINE, ""),
        // mpirun refuses root, who runs containers, unless told twice.
        "OMPI_ALLOW_RUN_AS_ROOT",
        "1",
        "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM",
        "1",
        // UCX must not take the signals that the JVM itself uses.
        "UCX_ERROR_SIGNALS",
        "");
  }

  static Line line(String text, boolean isError) {
    Matcher tagged = TAGGED.matcher(text);
    return tagged.matches()
        ? new Line(
            Integer.parseInt(tagged.group(1)),
            tagged.group(2).equals("err"),
            TAG.matcher(tagged.group(3)).replaceAll(""))
        : new Line(-1, isError, text);
  }

  /// Reads which rank was the first to end badly out of what mpirun says at its end.
  static Outcome outcome(int exitCode, List<String> lines) {
    for (String line : lines) {
      for (Pattern pattern : List.of(BY_CODE, BY_SIGNAL)) {
        Matcher found = pattern.matcher(line);
        if (found.find()) {
          return new Outcome(Integer.parseInt(found.group(1)), exitCode, lines);
        }
      }
    }
    return new Outcome(-1, exitCode, lines);
  }

  private static Path program() {
    return find("mpirun")
        .orElseThrow(
            () ->
                new DistributedException(
                    -1,
                    "found no mpirun on the path. Install OpenMPI, such as the packages openmpi-bin"
                        + " and libopenmpi-dev of Debian, or choose --engine local."));
  }

  /// Looks for a program as a shell does.
  static Optional<Path> find(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}

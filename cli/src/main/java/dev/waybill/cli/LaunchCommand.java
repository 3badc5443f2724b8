package dev.waybill.cli;

import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.Launch;
import dev.waybill.distributed.Launch.Line;
import dev.waybill.distributed.Launch.Outcome;
import dev.waybill.distributed.ProcessGroups;
import dev.waybill.distributed.Rendezvous;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Starts the ranks of a program.
@Command(
    name = "launch",
    description =
        "Start a program as several processes of this host that compute together. When one fails,"
            + " all are ended, and its exit code is that of this command.",
    footer = {
      "The program is found on --class-path and WAYBILL_CLASSPATH, and joins its group with",
      "ProcessGroups.open().",
      "",
      "Example:",
      "  waybill launch -n 4 --class-path train.jar -- org.example.Train --steps 100"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LaunchCommand implements Callable<Integer> {

  private static final double MILLIS_PER_SECOND = 1e3;
  private static final int LONGEST_SECONDS = 1_000_000;

  @ParentCommand private Waybill waybill;

  @Option(
      names = {"-n", "--ranks"},
      required = true,
      paramLabel = "N",
      description = "How many processes.")
  private int ranks;

  @Option(
      names = "--engine",
      defaultValue = "local",
      paramLabel = "NAME",
      description = "How they talk: local (shared memory), or mpi (by mpirun of OpenMPI).")
  private String engine;

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "A further option for Java, such as --jvm=-Xmx4g; as often as needed.")
  private List<String> jvm = List.of();

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      description =
          "How long a rank waits for the others, at the start and in each collective. Default:"
              + " ${DEFAULT-VALUE}. Give more where one rank alone does something longer, as an"
              + " evaluation: when a rank hangs, all are ended after this.")
  private double deadline = Rendezvous.DEFAULT_DEADLINE.toMillis() / MILLIS_PER_SECOND;

  @Parameters(
      arity = "1..*",
      paramLabel = "MAIN",
      description = "The class with the program, and its arguments.")
  private List<String> program;

  @Override
  public Integer call() throws InterruptedException {
    check();
    Launch launch =
        new Launch(
            ranks,
            engine,
            waybill.classPathOfPrograms(),
            jvmOptions(),
            program.getFirst(),
            program.subList(1, program.size()),
            Duration.ofMillis((long) (deadline * MILLIS_PER_SECOND)));
    Outcome outcome;
    try {
      outcome = launch.run(this::show);
    } catch (IOException e) {
      throw Failure.of("cannot start a rank: " + Sentences.reason(e) + ".", e);
    } catch (DistributedException e) {
      throw Failure.of(String.valueOf(e.getMessage()), e);
    }
    if (!outcome.isSuccess()) {
      PrintStream err = waybill.terminal().err();
      err.println("waybill launch: " + outcome + " Its last lines:");
      outcome.lastLines().forEach(line -> err.println("  " + line));
    }
    return outcome.exitCode();
  }

  private void check() {
    if (ranks < 1) {
      throw Failure.usage("-n is " + ranks + ", expected at least 1.");
    }
    if (!(deadline > 0 && deadline <= LONGEST_SECONDS)) {
      throw Failure.usage(
          "--deadline is "
              + deadline
              + ", expected seconds, more than 0 and up to "
              + LONGEST_SECONDS
              + ".");
    }
    List<String> engines = ProcessGroups.engines();
    if (!engines.contains(engine) || engine.equals("threads")) {
      throw Failure.usage(
          "there is no engine \""
              + engine
              + "\" for processes, expected "
              + String.join(
                  " or ", engines.stream().filter(name -> !name.equals("threads")).toList())
              + ".");
    }
  }

  private List<String> jvmOptions() {
    List<String> options =
        new ArrayList<>(
            List.of("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"));
    options.addAll(jvm);
    return options;
  }

  private void show(Line line) {
    PrintStream to = line.isError() ? waybill.terminal().err() : waybill.terminal().out();
    to.println(line);
    to.flush(); // a person follows the run
  }
}

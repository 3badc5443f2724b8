package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry of the `waybill` command.
public final class Main {

  private Main() {}

  /// Runs the command and ends the process with its exit code.
  ///
  /// @param args the command line
  public static void main(String[] args) {
    // UTF-8 whatever the locale says: results hold Chinese text, and pipes want one encoding.
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    warnOfFaultyJdk(err);
    int exitCode = run(args, Terminal.ofProcess(out, err));
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /// Runs the command inside this process.
  ///
  /// @param args the command line
  /// @param out receives results
  /// @param err receives complaints
  /// @return the exit code
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Terminal(out, err, false));
  }

  static int run(String[] args, Terminal terminal) {
    CommandLine commands = commandLine(terminal);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return commands.execute(args);
    } catch (OutOfMemoryError e) {
      terminal
          .err()
          .println(
              "waybill: the work needs more memory than the "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MB it has; give more with WAYBILL_JAVA_OPTS=-Xmx4g.");
      return ExitCodes.FAILURE;
    } catch (LinkageError | StackOverflowError | ServiceConfigurationError e) {
      // Of a library's code: picocli hands on exceptions only.
      terminal.err().println("waybill: " + Explanation.of(e).getMessage());
      if (commands.<Waybill>getCommand().debug()) {
        e.printStackTrace(terminal.err());
      }
      return ExitCodes.FAILURE;
    } finally {
      Thread.currentThread().setContextClassLoader(context);
    }
  }

  static CommandLine commandLine(Terminal terminal) {
    Waybill waybill = new Waybill(terminal);
    CommandLine commands = new CommandLine(waybill);
    // What is no option of ours is an argument of the op, or a number below zero.
    Objects.requireNonNull(commands.getSubcommands().get("call"))
        .setUnmatchedOptionsArePositionalParams(true);
    return commands
        .setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, UTF_8))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> complain(waybill, e))
        .setExecutionExceptionHandler((e, command, parsed) -> fail(waybill, command, e));
  }

  private static int complain(Waybill waybill, ParameterException e) {
    Terminal terminal = waybill.terminal();
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String problem =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : Sentences.reason(e);
    terminal.err().println(command + ": " + problem + "; see " + command + " --help.");
    if (waybill.debug()) {
      e.printStackTrace(terminal.err());
    }
    return ExitCodes.USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String argument = e.getUnmatched().getFirst();
    boolean top = e.getCommandLine().getParent() == null;
    String what = argument.startsWith("-") ? "option" : top ? "command" : "further argument";
    List<String> near = e.getSuggestions();
    return "there is no "
        + what
        + " \""
        + argument
        + "\""
        + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?");
  }

  private static int fail(Waybill waybill, CommandLine command, Exception e) {
    Terminal terminal = waybill.terminal();
    String name = command.getCommandSpec().qualifiedName();
    Failure failure = e instanceof Failure known ? known : Explanation.of(e);
    terminal.out().flush();
    terminal.err().println(name + ": " + failure.getMessage());
    if (waybill.debug()) {
      e.printStackTrace(terminal.err());
    }
    return failure.exitCode();
  }

  private static void warnOfFaultyJdk(PrintStream err) {
    Runtime.Version version = Runtime.version();
    if (!JdkFault.warning(version, List.of()).isEmpty()) { // spares the bean in every other JDK
      List<String> jvm = ManagementFactory.getRuntimeMXBean().getInputArguments();
      String warning = JdkFault.warning(version, jvm);
      if (!warning.isEmpty()) {
        err.println("waybill: " + warning);
      }
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13), false, UTF_8);
  }
}

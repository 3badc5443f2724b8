package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.registry.Registry;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
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
    // Nobody has asked for the global registry yet, so it is made of what our loader finds: what
    // asks for it later, an analyser's name or a facade, finds the further libraries there too.
    Waybill waybill = new Waybill(Terminal.ofProcess(out, err), loader -> Registry.global());
    int exitCode = run(args, waybill);
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
    return run(args, new Waybill(terminal, Registry::load));
  }

  private static int run(String[] args, Waybill waybill) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return commandLine(waybill).execute(args);
    } finally {
      Thread.currentThread().setContextClassLoader(context);
    }
  }

  private static CommandLine commandLine(Waybill waybill) {
    CommandLine commands = new CommandLine(waybill);
    // What is no option of ours is an argument of the op, or a number below zero.
    for (String command : List.of("call", "trace")) {
      Objects.requireNonNull(commands.getSubcommands().get(command))
          .setUnmatchedOptionsArePositionalParams(true);
    }
    return commands
        .setOut(new PrintWriter(waybill.terminal().out(), true, UTF_8))
        .setErr(new PrintWriter(waybill.terminal().err(), true, UTF_8))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Main::path)
        .setExecutionStrategy(parsed -> execute(waybill, parsed))
        .setParameterExceptionHandler((e, args) -> complain(waybill, e))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> report(waybill, command, Explanation.of(e), e));
  }

  /// Runs the command, errors included: picocli hands on exceptions only.
  private static int execute(Waybill waybill, CommandLine.ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError | LinkageError | StackOverflowError | ServiceConfigurationError e) {
      CommandLine command = parsed.asCommandLineList().getLast();
      return report(waybill, command, Explanation.of(e), e);
    }
  }

  private static int complain(Waybill waybill, ParameterException e) {
    CommandLine command = e.getCommandLine();
    String problem =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : Sentences.reason(e);
    String help = command.getCommandSpec().qualifiedName() + " --help.";
    return report(waybill, command, Failure.usage(problem + "; see " + help), e);
  }

  /// Tells a failure in one sentence, with `--debug` also where it is from.
  private static int report(Waybill waybill, CommandLine command, Failure failure, Throwable e) {
    Terminal terminal = waybill.terminal();
    terminal.out().flush();
    String name = command.getCommandSpec().qualifiedName();
    terminal.err().println(name + ": " + failure.sentence());
    if (waybill.debug()) {
      e.printStackTrace(terminal.err());
    }
    return failure.exitCode();
  }

  /// Reads a path. The empty one means the working folder to Java, and a forgotten variable to us.
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("the path is empty");
    }
    return Path.of(text);
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

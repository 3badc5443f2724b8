package dev.waybill.cli;

import dev.waybill.registry.Registry;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The top command: options that all commands share, and the libraries they work on.
@Command(
    name = "waybill",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    description = "Finds exported Java functions by name, documents them and calls them.",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nArguments:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the work is done",
      "1:the work failed: a file, an op, an index",
      "2:wrong usage: options, names, arguments, a pipeline"
    },
    subcommands = {
      OpsCommand.class,
      ShowCommand.class,
      CallCommand.class,
      TraceCommand.class,
      RunCommand.class,
      IndexCommand.class,
      SearchCommand.class,
      TrainCommand.class,
      SummaryCommand.class,
      DemoCommand.class,
      LaunchCommand.class,
      CompletionCommand.class
    })
final class Waybill implements Callable<Integer> {

  /// The environment's class path of further libraries.
  static final String CLASS_PATH_VARIABLE = "WAYBILL_CLASSPATH";

  private final Terminal terminal;
  private final Function<ClassLoader, Registry> registries;
  private @Nullable Library library;

  @Option(
      names = "--class-path",
      paramLabel = "JARS",
      scope = ScopeType.INHERIT,
      description =
          "Jars and class folders of further libraries, separated as in Java's class path;"
              + " added to those in the environment variable WAYBILL_CLASSPATH.")
  private @Nullable String classPath;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces behind failures.")
  private boolean debug;

  /// Makes the command.
  ///
  /// @param registries makes the registry of a class loader, which the thread's context names too
  Waybill(Terminal terminal, Function<ClassLoader, Registry> registries) {
    this.terminal = terminal;
    this.registries = registries;
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, terminal.err());
    return ExitCodes.USAGE;
  }

  Terminal terminal() {
    return terminal;
  }

  boolean debug() {
    return debug;
  }

  /// Returns our ops and those of the libraries on the further class path.
  Library library() {
    if (library == null) {
      List<Path> jars = new ArrayList<>(paths(classPath));
      jars.addAll(paths(System.getenv(CLASS_PATH_VARIABLE)));
      library = Library.open(jars, registries);
    }
    return library;
  }

  /// Returns the class path of programs that run beside this one: our libraries and the further
  /// ones.
  String classPathOfPrograms() {
    List<String> parts = new ArrayList<>();
    paths(classPath).forEach(path -> parts.add(path.toString()));
    paths(System.getenv(CLASS_PATH_VARIABLE)).forEach(path -> parts.add(path.toString()));
    parts.add(System.getProperty("java.class.path", ""));
    return String.join(File.pathSeparator, parts);
  }

  private static List<Path> paths(@Nullable String classPath) {
    List<Path> paths = new ArrayList<>();
    if (classPath != null) {
      for (String part : classPath.split(File.pathSeparator, -1)) {
        if (!part.isBlank()) {
          paths.add(Path.of(part));
        }
      }
    }
    return paths;
  }
}

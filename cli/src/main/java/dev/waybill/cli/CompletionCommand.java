package dev.waybill.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// Prints a script that completes commands and options in bash and zsh.
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = "Use it with: source <(waybill completion)")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Override
  public Integer call() {
    Terminal terminal = waybill.terminal();
    terminal.out().print(AutoComplete.bash("waybill", Main.commandLine(terminal)));
    return ExitCodes.OK;
  }
}

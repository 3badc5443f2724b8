package dev.waybill.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Prints a script that completes commands and options in bash and zsh.
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = "Use it with: source <(waybill completion)")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    waybill.terminal().out().print(AutoComplete.bash("waybill", spec.root().commandLine()));
    return ExitCodes.OK;
  }
}

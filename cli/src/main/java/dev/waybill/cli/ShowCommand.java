package dev.waybill.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Documents one symbol.
@Command(
    name = "show",
    description = "Show a symbol: signature, docs, kernels by device and dtype, where declared.",
    footer = {"Example:", "  waybill show search.topK"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ShowCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "NAME", description = "A name or alias, as 'waybill ops' lists them.")
  private String name;

  @Option(names = "--json", description = "Write the symbol as its manifest has it.")
  private boolean json;

  @Override
  public Integer call() {
    waybill.terminal().out().print(waybill.library().describe(name, json));
    return ExitCodes.OK;
  }
}

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
    footer = {"Examples:", "  waybill show search.topK", "  waybill show tensor.add --kernels"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ShowCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "NAME", description = "A name or alias, as 'waybill ops' lists them.")
  private String name;

  @Option(names = "--json", description = "Write the symbol as its manifest has it.")
  private boolean json;

  @Option(
      names = "--kernels",
      description =
          "Show an op's kernels, and the programs that they run on the devices of this machine.")
  private boolean kernels;

  @Override
  public Integer call() {
    if (kernels && json) {
      throw Failure.usage("--json has the kernels already; leave out --kernels.");
    }
    if (kernels) {
      waybill.terminal().out().print(waybill.library().kernels(name));
      return ExitCodes.OK;
    }
    waybill.terminal().out().print(waybill.library().describe(name, json));
    return ExitCodes.OK;
  }
}

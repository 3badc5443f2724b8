package dev.waybill.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Lists names.
@Command(
    name = "ops",
    description = "List ops, functions, types and constants by name.",
    footer = {
      "Examples:",
      "  waybill ops search.",
      "  waybill ops --device cuda",
      "  waybill ops nn. --device gpu --without",
      "  waybill ops --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class OpsCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(
      arity = "0..1",
      paramLabel = "PREFIX",
      description = "List only names that start with this.")
  private @Nullable String prefix;

  @Option(names = "--json", description = "Write JSON: name, kind, signature, aliases, module.")
  private boolean json;

  @Option(
      names = "--generation",
      paramLabel = "N",
      defaultValue = "2",
      description = "The API generation, 1 or 2; the present one is ${DEFAULT-VALUE}.")
  private int generation;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "List only ops with a kernel for cpu, opencl or cuda; gpu means both of the latter.")
  private @Nullable String device;

  @Option(
      names = "--without",
      description =
          "With --device: list the ops without one instead. Calls there are refused, or run on the"
              + " processor where Java's property waybill.device.fallback is warn or allow.")
  private boolean without;

  @Override
  public Integer call() {
    if (generation != 1 && generation != 2) {
      throw Failure.usage("there is no API generation " + generation + ", expected 1 or 2.");
    }
    if (without && device == null) {
      throw Failure.usage("--without needs --device.");
    }
    String start = prefix == null ? "" : prefix;
    List<Library.Entry> entries =
        device == null
            ? waybill.library().entries(generation, start)
            : waybill.library().entries(generation, start, device, !without);
    if (json) {
      waybill.terminal().out().println(ResultText.json(entries));
    } else if (entries.isEmpty()) {
      throw Failure.of(
          device == null
              ? "no name starts with \"" + prefix + "\"."
              : "no op whose name starts with \""
                  + start
                  + "\" is "
                  + (without ? "without" : "with")
                  + " a kernel for "
                  + device
                  + ".");
    } else {
      TextTable table = new TextTable("");
      entries.forEach(e -> table.row(e.name(), e.kind(), e.signature()));
      waybill.terminal().out().print(table);
    }
    return ExitCodes.OK;
  }
}

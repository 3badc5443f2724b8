package dev.waybill.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Calls one op or function.
@Command(
    name = "call",
    description = "Call an op or function by name and print its result.",
    footer = {
      "Values are JSON: 3, 0.5, true, [1, 2], {\"a\": 1}; a tensor is nested arrays, or",
      "{\"dtype\": \"i32\", \"data\": [1, 2]}. Texts and enum constants need no quotes.",
      "",
      "Examples:",
      "  waybill call search.analyze 'The quick foxes' --analyzer english",
      "  waybill call search.topK '[0.1, 3.5, 2]' --k 2"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CallCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Mixin private GivenCall given;

  @Option(names = "--json", description = "Write the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Object result = given.in(waybill.library()).call();
    waybill.terminal().out().println(json ? ResultText.json(result) : ResultText.plain(result));
    return ExitCodes.OK;
  }
}

package dev.waybill.cli;

import dev.waybill.debug.DispatchTrace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Calls one op or function and tells how its ops were dispatched.
@Command(
    name = "trace",
    description =
        "Call an op or function as 'waybill call' does, and show how each op in it was dispatched.",
    footer = {
      "For each op: the keys of the call, the layers it passed, its kernels with the one that was",
      "taken and why the others were not, and the ops inside it, with times of this one call.",
      "",
      "Example:",
      "  waybill trace search.topK '[0.1, 3.5, 2]' --k 2"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TraceCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Mixin private GivenCall given;

  @Override
  public Integer call() {
    GivenCall.Ready ready = given.in(waybill.library());
    DispatchTrace trace = DispatchTrace.start();
    try (trace) {
      ready.call();
    } finally {
      // Of a call that failed it is wanted most.
      waybill.terminal().out().print(text(trace, ready.callee()));
    }
    return ExitCodes.OK;
  }

  private static String text(DispatchTrace trace, Callee callee) {
    String text = trace.text();
    return text.isEmpty() ? callee.name() + ": called no op.\n" : text;
  }
}

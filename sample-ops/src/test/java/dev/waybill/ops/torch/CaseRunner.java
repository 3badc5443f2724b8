package dev.waybill.ops.torch;

import dev.waybill.autograd.Autograd;
import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.FailedCallException;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Runs one case and judges it.
final class CaseRunner {
  private static final int FRAMES = 3;

  private final TorchFile file;
  private final TorchFile.Case test;
  private final List<Outcome> outcomes = new ArrayList<>();

  private CaseRunner(TorchFile file, TorchFile.Case test) {
    this.file = file;
    this.test = test;
  }

  static List<Outcome> run(TorchFile file, TorchFile.Case test) {
    CaseRunner runner = new CaseRunner(file, test);
    List<Part> parts = runner.parts();
    try {
      runner.run(parts.get(0));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever was not judged before the failure failed.
      for (Part part : parts.subList(runner.outcomes.size(), parts.size())) {
        runner.outcomes.add(
            e instanceof Ops.MissingOp op ? Outcome.missing(part, op) : Outcome.of(part, show(e)));
      }
    }
    return runner.outcomes;
  }

  private List<Part> parts() {
    if (!test.kind().equals("value")) {
      Part error = test.is("limit") ? Part.LIMITS : Part.ERRORS;
      return List.of(test.kind().equals("error") ? error : Part.UNDEFINED);
    }
    List<Part> parts = new ArrayList<>(List.of(Part.VALUES));
    if (test.expect().containsKey("grads")) {
      parts.add(Part.GRADIENTS);
    }
    if (test.expect().containsKey("second")) {
      parts.add(Part.SECOND);
    }
    return parts;
  }

  private void run(Part part) {
    switch (part) {
      case ERRORS, LIMITS, UNDEFINED -> refuse(part);
      default -> value();
    }
  }

  private void value() {
    boolean grads = test.expect().containsKey("grads");
    CaseArguments arguments = new CaseArguments(file, test.args(), grads || test.is("needs_grad"));
    List<Tensor> results = TensorTuple.of(Calls.call(file.op(), arguments));
    outcomes.add(Outcome.of(Part.VALUES, checkValues(arguments, results)));
    if (grads) {
      gradients(arguments, results);
    }
  }

  private String checkValues(CaseArguments arguments, List<Tensor> results) {
    List<?> expected = Json.list(test.expect().get("out"));
    if (results.size() != expected.size()) {
      return "found " + results.size() + " results, expected " + expected.size();
    }
    boolean freeIndices = "index_of_equal".equals(test.json().get("check"));
    StringBuilder problems = new StringBuilder();
    for (int i = 0; i < expected.size(); i++) {
      Map<?, ?> wanted = Json.map(expected.get(i));
      Tensor numbers = file.tensor(wanted.get("tensor"));
      Tensor found = results.get(i);
      boolean indices = freeIndices && i == expected.size() - 1;
      String problem =
          indices
              ? Compare.indices(numbers, found, arguments.first(), dim())
              : Compare.numbers(numbers, found, test.tolerance("out"));
      add(problems, (String) wanted.get("name"), problem);
      add(
          problems,
          "out",
          arguments.hasTensors() ? Compare.view(wanted, found, arguments.first()) : "");
    }
    if (!file.op().equals("inplace_leaf")) {
      add(problems, "arguments", arguments.changed(false));
    }
    return problems.toString();
  }

  private int dim() {
    return test.args().get("dim") instanceof Long dim ? dim.intValue() : -1;
  }

  private void gradients(CaseArguments arguments, List<Tensor> results) {
    boolean second = test.expect().containsKey("second");
    List<Tensor> outputs = new ArrayList<>();
    List<Tensor> seeds = new ArrayList<>();
    List<?> keys = Json.list(test.expect().get("grad_out"));
    for (int i = 0; i < Math.min(keys.size(), results.size()); i++) {
      if (keys.get(i) != null && results.get(i).requiresGrad()) {
        outputs.add(results.get(i));
        seeds.add(file.tensor(keys.get(i)));
      }
    }
    List<Tensor> gradients = derive(outputs, seeds, arguments, second);
    outcomes.add(Outcome.of(Part.GRADIENTS, check("grads", "grad", arguments, gradients)));
    if (second) {
      outcomes.add(Outcome.of(Part.SECOND, checkSecond(arguments, gradients)));
    }
  }

  /// Derives the sum of the squares of the gradients.
  private String checkSecond(CaseArguments arguments, List<Tensor> gradients) {
    Tensor squares = null;
    for (Tensor gradient : gradients) {
      if (gradient != null) {
        Tensor square = Ops.tensor("sum", Ops.call("mul", gradient, gradient));
        squares = squares == null ? square : Ops.tensor("add", squares, square);
      }
    }
    boolean derivable = squares != null && squares.requiresGrad();
    List<Tensor> outputs = derivable ? List.of(squares) : List.of();
    List<Tensor> derived = new ArrayList<>(derive(outputs, List.of(), arguments, false));
    List<Tensor> leaves = List.copyOf(arguments.leaves().values());
    for (int i = 0; i < leaves.size(); i++) {
      if (derived.get(i) == null) {
        // What does not depend on an argument has a derivative of zeros.
        derived.set(i, Tensor.zeros(leaves.get(i).dtype(), leaves.get(i).shape()));
      }
    }
    return check("second", "second", arguments, derived);
  }

  private static List<Tensor> derive(
      List<Tensor> outputs, List<Tensor> seeds, CaseArguments arguments, boolean createGraph) {
    List<Tensor> leaves = List.copyOf(arguments.leaves().values());
    return outputs.isEmpty()
        ? Collections.nCopies(leaves.size(), null)
        : Autograd.grad(outputs, seeds, leaves, createGraph, createGraph, true);
  }

  private String check(
      String member, String tolerance, CaseArguments arguments, List<Tensor> found) {
    StringBuilder problems = new StringBuilder();
    List<String> names = List.copyOf(arguments.leaves().keySet());
    Map<?, ?> expected = Json.map(test.expect().get(member));
    for (Object name : expected.keySet()) {
      if (!names.contains(name)) {
        add(problems, (String) name, "is no argument that a gradient was asked for");
      }
    }
    for (int i = 0; i < names.size(); i++) {
      Object key = expected.get(names.get(i));
      Tensor numbers = key == null ? null : file.tensor(key);
      add(
          problems,
          member + " of " + names.get(i),
          Compare.gradient(numbers, found.get(i), test.tolerance(tolerance)));
    }
    return problems.toString();
  }

  private void refuse(Part part) {
    CaseArguments arguments = new CaseArguments(file, test.args(), part != Part.UNDEFINED);
    String problem;
    String refusal = "";
    try {
      Calls.call(file.op(), arguments);
      problem =
          part == Part.ERRORS ? "found a result, expected a refusal as: " + test.refusal() : "";
    } catch (OpException | GradientException e) {
      boolean blank = e instanceof FailedCallException || e.getMessage().isBlank();
      problem = blank ? "found no refusal of its own: " + show(e) : arguments.changed(true);
      refusal = e.getMessage();
    }
    outcomes.add(Outcome.refused(part, problem, refusal));
  }

  private static void add(StringBuilder problems, String of, String problem) {
    if (!problem.isEmpty()) {
      problems.append(problems.isEmpty() ? "" : "; ").append(of).append(": ").append(problem);
    }
  }

  private static String show(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] trace = e.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
      text.append("\n        at ").append(trace[i]);
    }
    return text.toString();
  }
}

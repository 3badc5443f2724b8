package dev.waybill.testkit;

import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.Schema;
import dev.waybill.samples.ErrorSample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an op refuses: error samples, and what follows from its schema and from arguments that it
/// takes. Each message begins with the op's name, and nothing is written.
final class Refusals {
  private static final int FAR = 9;

  private final Subject op;
  private final Set<String> failures = new LinkedHashSet<>();
  private final Set<DType> dtypes = EnumSet.noneOf(DType.class);
  private int held;

  Refusals(Subject op) {
    this.op = op;
  }

  /// Returns what did not hold.
  Set<String> failures() {
    return failures;
  }

  /// Returns the dtypes that error samples say are refused.
  Set<DType> dtypes() {
    return dtypes;
  }

  /// Returns how many refusals held.
  int held() {
    return held;
  }

  /// Runs error samples.
  void samples(List<ErrorSample> samples) {
    for (ErrorSample sample : samples) {
      if (isRefused("error sample " + sample.name(), sample.arguments(), sample.text())) {
        Set<DType> found = EnumSet.noneOf(DType.class);
        Data.tensors(sample.arguments()).forEach(x -> found.add(x.dtype()));
        dtypes.addAll(found.size() == 1 ? found : Set.of());
      }
    }
  }

  /// Runs what follows from the schema.
  ///
  /// @param taken arguments that the op takes
  void derived(List<@Nullable Object> taken) {
    List<Schema.Parameter> parameters = op.schema().parameters();
    List<Integer> tensors = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      Schema.Parameter parameter = parameters.get(i);
      String name = parameter.name();
      if (Subject.isTensor(parameter)) {
        derived(
            "a text for " + name, with(taken, i, "text"), "argument " + name, "String \"text\"");
        if (!parameter.isOptional()) {
          derived("null for " + name, with(taken, i, null), "argument " + name, "found null");
        }
      }
      if (taken.get(i) instanceof Tensor) {
        tensors.add(i);
      }
      dimension(taken, i, parameter);
    }
    if (!op.isOp()) {
      return;
    }
    if (tensors.size() > 1) {
      int second = tensors.get(1);
      Tensor meta = Data.meta(Data.dense((Tensor) argument(taken, second)));
      derived("two devices", with(taken, second, meta), "device", "meta");
      if (op.traits().isPointwise()) {
        mismatch(taken, tensors);
      }
    }
    undeclared(taken);
  }

  private void dimension(List<@Nullable Object> taken, int position, Schema.Parameter parameter) {
    if (!Set.of("dim", "dims", "dim0", "dim1").contains(parameter.name())) {
      return;
    }
    for (int far : new int[] {FAR, -FAR - 1}) {
      Object value =
          switch (parameter.type()) {
            case "int", "Integer" -> far;
            case "long", "Long" -> (long) far;
            case "int[]" -> new int[] {far};
            case "long[]" -> new long[] {far};
            default -> null;
          };
      if (value != null) {
        derived(
            "axis " + far,
            with(taken, position, value),
            "argument " + parameter.name(),
            String.valueOf(far));
      }
    }
  }

  private void mismatch(List<@Nullable Object> taken, List<Integer> tensors) {
    List<@Nullable Object> arguments = new ArrayList<>(taken);
    int changed = 0;
    for (int position : tensors) {
      Tensor before = (Tensor) argument(taken, position);
      // Some take a single number there.
      if (before.rank() > 0) {
        arguments.set(position, Tensor.zeros(before.dtype(), 2, changed == 1 ? 4 : 3));
        changed++;
      }
    }
    if (changed < 2) {
      return;
    }
    derived("shapes that do not broadcast", arguments, "[2, 3]", "[2, 4]");
  }

  /// A dtype that no kernel declares, of the tensor by which kernels are chosen.
  private void undeclared(List<@Nullable Object> taken) {
    Set<DType> declared = EnumSet.noneOf(DType.class);
    op.kernels().forEach(kernel -> declared.addAll(kernel.dtypes()));
    List<Tensor> all = Data.tensors(taken);
    if (all.isEmpty()) {
      return;
    }
    DType by = all.getFirst().dtype();
    for (DType dtype : DType.values()) {
      if (!declared.contains(dtype)) {
        List<@Nullable Object> arguments =
            Data.map(taken, x -> x.dtype() == by ? Data.convert(x, dtype) : x);
        derived("dtype " + dtype, arguments, dtype.toString());
      }
    }
  }

  private void derived(String what, List<@Nullable Object> arguments, String... pieces) {
    isRefused("refusal of " + what, arguments, pieces);
  }

  private boolean isRefused(String what, List<@Nullable Object> arguments, String... pieces) {
    String where = what + ", " + Texts.of(arguments) + ": ";
    Untouched inputs = new Untouched(op, arguments);
    boolean holds = false;
    try {
      Object found = op.call(arguments.toArray());
      failures.add(where + "found the result " + found + ", expected a refusal");
    } catch (OpException e) {
      holds = says(where, e, pieces);
    } catch (RuntimeException e) {
      failures.add(where + "found " + e + ", expected an OpException");
    }
    String written = inputs.fault(null);
    if (!written.isEmpty()) {
      failures.add(where + written);
    }
    held += holds && written.isEmpty() ? 1 : 0;
    return holds;
  }

  private boolean says(String where, OpException refusal, String... pieces) {
    String message = String.valueOf(refusal.getMessage());
    if (!op.isNamedBy(refusal)) {
      failures.add(where + "found '" + message + "', expected a message of " + op.name());
      return false;
    }
    for (String piece : pieces) {
      if (!message.contains(piece)) {
        failures.add(where + "found '" + message + "', expected '" + piece + "'");
        return false;
      }
    }
    return true;
  }

  private static Object argument(List<@Nullable Object> taken, int position) {
    Object argument = taken.get(position);
    if (argument == null) {
      throw new IllegalStateException();
    }
    return argument;
  }

  private static List<@Nullable Object> with(
      List<@Nullable Object> taken, int position, @Nullable Object value) {
    List<@Nullable Object> arguments = new ArrayList<>(taken);
    arguments.set(position, value);
    return arguments;
  }
}

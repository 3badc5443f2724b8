package dev.waybill.testkit;

import dev.waybill.dispatch.OpException;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Symbol;
import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the samples of one op through all its kernels, dtypes and forms.
final class OpProof {
  private static final Set<String> PRESENT = Set.of("cpu", "meta");

  private final Symbol.Op op;
  private final Symbol.@Nullable Op inPlace;
  private final SamplesOfOp samples;
  private final KernelInfo reference;
  private final Set<String> failures = new LinkedHashSet<>();
  // Judged when it is known whether the op takes any.
  private int refusals;
  private final Set<DType> refused = EnumSet.noneOf(DType.class);

  OpProof(Symbol.Op op, Symbol.@Nullable Op inPlace, SamplesOfOp samples) {
    this.op = op;
    this.inPlace = inPlace;
    this.samples = samples;
    this.reference = op.kernels().get(0);
  }

  OpReport run() {
    int errors = errors();
    List<Cell> cells = new ArrayList<>();
    boolean ran = false;
    for (DType dtype : DType.values()) {
      List<List<@Nullable Object>> accepted = accepted(dtype);
      ran |= !accepted.isEmpty();
      for (KernelInfo kernel : op.kernels()) {
        if (kernel.dtypes().contains(dtype) && !kernel.device().equals("meta")) {
          cells.add(cell(kernel, dtype, accepted));
        }
      }
    }
    List<Cell> judged = new ArrayList<>();
    for (Cell cell : cells) {
      judged.add(ran ? judge(cell) : cell);
    }
    if (samples.own() && !ran) {
      failures.add("all of its samples are refused, " + refusals + " calls");
    }
    Status[] gradients = ran ? gradients() : new Status[] {declared(), declared()};
    return new OpReport(
        op.name(),
        inPlace == null ? "" : inPlace.name(),
        judged,
        gradients[0],
        gradients[1],
        errors,
        List.copyOf(failures));
  }

  /// A claim that nothing ran is a lie once the op has samples at all.
  private Cell judge(Cell cell) {
    if (cell.status() != Status.DECLARED) {
      return cell;
    }
    boolean isRefused = refused.contains(DType.parse(cell.dtype()));
    if (!isRefused) {
      failures.add(
          "the kernel of "
              + cell.kernel()
              + " declares "
              + cell.device()
              + " and "
              + cell.dtype()
              + ", but the op refuses all samples of that dtype, and no error sample says so");
    }
    return new Cell(
        cell.dtype(),
        cell.device(),
        cell.kernel(),
        cell.priority(),
        isRefused ? Status.REFUSED : Status.FAILED,
        0);
  }

  private Cell cell(KernelInfo kernel, DType dtype, List<List<@Nullable Object>> accepted) {
    Status status = accepted.isEmpty() ? Status.DECLARED : Status.PROVEN;
    int count = accepted.size();
    if (!PRESENT.contains(kernel.device()) || !op.refusal(kernel).isEmpty()) {
      status = Status.ABSENT;
      count = 0;
    } else {
      int before = failures.size();
      for (List<@Nullable Object> sample : accepted) {
        prove(kernel, dtype, sample);
      }
      status = failures.size() > before ? Status.FAILED : status;
    }
    return new Cell(
        dtype.toString(), kernel.device(), kernel.owner(), kernel.priority(), status, count);
  }

  private List<List<@Nullable Object>> accepted(DType dtype) {
    List<List<@Nullable Object>> accepted = new ArrayList<>();
    if (reference.dtypes().contains(dtype)) {
      for (Sample sample : samples.samples()) {
        List<@Nullable Object> arguments = converted(sample, dtype);
        try {
          op.handle().call(arguments.toArray());
          accepted.add(arguments);
        } catch (OpException e) {
          refusals++;
        } catch (RuntimeException e) {
          failures.add(dtype + ", sample " + sample.name() + ": " + e);
        }
      }
    }
    return accepted;
  }

  private static List<@Nullable Object> converted(Sample sample, DType dtype) {
    return Data.map(
        sample.arguments(), x -> x.dtype() == DType.F64 ? Data.convert(x, dtype) : Data.dense(x));
  }

  private void prove(KernelInfo kernel, DType dtype, List<@Nullable Object> sample) {
    boolean isReference = kernel.equals(reference);
    for (Form form : Form.values()) {
      List<@Nullable Object> arguments = Data.map(sample, x -> shaped(form, x, dtype));
      List<@Nullable Object> dense = Data.map(arguments, Data::dense);
      String where = kernel.device() + " " + dtype + ", " + form + " " + text(sample) + ": ";
      Object expected;
      try {
        expected = op.call(reference, dense.toArray());
      } catch (OpException e) {
        // Other elements than the sample's, which the op may refuse.
        if (form == Form.EXPANDED || form == Form.SPECIAL) {
          continue;
        }
        failures.add(where + "refused: " + e.getMessage());
        continue;
      }
      try {
        Untouched inputs = new Untouched(op, arguments);
        Object found = op.call(kernel, arguments.toArray());
        fail(where, inputs.fault(found));
        fail(where, Difference.of(found, expected));
        if (isReference) {
          new CallForms(op, inPlace, samples.isShapeOfData(), arguments, expected)
              .faults()
              .forEach(fault -> fail(where, fault));
        }
      } catch (RuntimeException e) {
        failures.add(where + e);
      }
    }
  }

  /// Special numbers go where the sample's own elements are, and not among indices.
  private static Tensor shaped(Form form, Tensor x, DType dtype) {
    return form == Form.SPECIAL && x.dtype() != dtype ? Data.dense(x) : form.apply(x);
  }

  private Status declared() {
    return op.traits().gradients().isEmpty() ? Status.NONE : Status.DECLARED;
  }

  private Status[] gradients() {
    Status[] proved = {declared(), declared()};
    if (proved[0] == Status.NONE || !reference.dtypes().contains(DType.F64)) {
      return proved;
    }
    for (Sample sample : samples.samples()) {
      List<@Nullable Object> arguments = converted(sample, DType.F64);
      String where = "gradient, " + text(arguments) + ": ";
      try {
        GradientCheck check = sample.isSmooth() ? GradientCheck.of(op, arguments) : null;
        if (check != null) {
          proved[0] = judged(proved[0], where, check.first());
          proved[1] = judged(proved[1], where, check.second());
        }
      } catch (OpException e) {
        if (samples.own()) {
          failures.add(where + e);
          proved[0] = Status.FAILED;
        }
      } catch (RuntimeException e) {
        failures.add(where + e);
        proved[0] = Status.FAILED;
      }
    }
    return proved;
  }

  private Status judged(Status before, String where, @Nullable String fault) {
    if (fault == null || before == Status.FAILED) {
      return before;
    }
    fail(where, fault);
    return fault.isEmpty() ? Status.PROVEN : Status.FAILED;
  }

  private int errors() {
    int held = 0;
    for (ErrorSample sample : samples.errors()) {
      String where = "error sample " + sample.name() + ": ";
      Untouched inputs = new Untouched(op, sample.arguments());
      try {
        Object found = op.handle().call(sample.arguments().toArray());
        failures.add(where + "found the result " + found + ", expected a refusal");
      } catch (OpException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains(sample.text())) {
          failures.add(where + "found '" + message + "', expected '" + sample.text() + "'");
        } else {
          held++;
          Set<DType> dtypes = EnumSet.noneOf(DType.class);
          Data.tensors(sample.arguments()).forEach(x -> dtypes.add(x.dtype()));
          refused.addAll(dtypes.size() == 1 ? dtypes : Set.of());
        }
      } catch (RuntimeException e) {
        failures.add(where + "found " + e + ", expected an OpException");
      }
      fail(where, inputs.fault(null));
    }
    return held;
  }

  private void fail(String where, String fault) {
    if (!fault.isEmpty()) {
      failures.add(where + fault);
    }
  }

  private static String text(List<@Nullable Object> sample) {
    StringBuilder text = new StringBuilder("(");
    for (Object argument : sample) {
      text.append(text.length() > 1 ? ", " : "").append(text(argument));
    }
    return text.append(')').toString();
  }

  private static String text(@Nullable Object argument) {
    return switch (argument) {
      case Tensor x -> x.dtype() + x.layout().shapeText();
      case List<?> list -> list.stream().map(OpProof::text).toList().toString();
      case int[] numbers -> Arrays.toString(numbers);
      case long[] numbers -> Arrays.toString(numbers);
      case null -> "null";
      default -> argument.toString();
    };
  }
}

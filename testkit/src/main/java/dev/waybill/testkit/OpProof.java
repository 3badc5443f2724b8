package dev.waybill.testkit;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceProgram;
import dev.waybill.device.ProgramTrace;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Symbol;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the samples of one op through all its kernels, dtypes and forms.
final class OpProof {
  private final Subject op;
  private final Symbol.@Nullable Op inPlace;
  private final SamplesOfOp samples;
  private final KernelInfo reference;
  private final Set<String> failures = new LinkedHashSet<>();
  private final Refusals refusals;
  private int refused;

  /// Takes what is proved.
  ///
  /// @param ofExample what is wrong with the example in its documentation
  OpProof(Subject op, Symbol.@Nullable Op inPlace, SamplesOfOp samples, List<String> ofExample) {
    this.op = op;
    this.inPlace = inPlace;
    this.samples = samples;
    this.reference = op.kernels().get(0);
    this.refusals = new Refusals(op);
    this.failures.addAll(ofExample);
  }

  OpReport run() {
    refusals.samples(samples.errors());
    List<Cell> cells = new ArrayList<>();
    List<@Nullable Object> taken = null;
    for (DType dtype : DType.values()) {
      List<List<@Nullable Object>> accepted = accepted(dtype);
      for (List<@Nullable Object> arguments : accepted) {
        taken = taken == null || weight(arguments) > weight(taken) ? arguments : taken;
      }
      for (KernelInfo kernel : op.kernels()) {
        if (kernel.dtypes().contains(dtype) && !kernel.device().equals("meta")) {
          cells.add(cell(kernel, dtype, accepted));
        }
      }
    }
    if (samples.own() && taken == null) {
      failures.add("all of its samples are refused, " + refused + " calls");
    }
    if (taken != null) {
      refusals.derived(taken);
    }
    Status[] gradients = gradients();
    List<DeviceGradient> onDevices = onDevices(gradients);
    failures.addAll(refusals.failures());
    if (refusals.held() == 0) {
      failures.add("no refusal of it was run, expected error samples");
    }
    failures.addAll(new Fuzz(op).faults());
    return new OpReport(
        op.name(),
        op.symbol().kind(),
        inPlace == null ? "" : inPlace.name(),
        judge(cells),
        gradients[0],
        gradients[1],
        onDevices,
        refusals.held(),
        List.copyOf(failures));
  }

  /// Arguments with many elements are refused for what is wrong, not because they are scalars.
  private static long weight(List<@Nullable Object> arguments) {
    return Data.tensors(arguments).stream().mapToLong(x -> x.rank() * 1000L + x.size()).sum();
  }

  private List<Cell> judge(List<Cell> cells) {
    List<Cell> judged = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.status() != Status.DECLARED) {
        judged.add(cell);
      } else if (refusals.dtypes().contains(DType.parse(cell.dtype()))) {
        judged.add(cell.with(Status.REFUSED));
      } else if (op.isOp() || cell.dtype().equals("f32") || cell.dtype().equals("f64")) {
        judged.add(cell);
        failures.add(notRun(cell));
      }
    }
    return judged;
  }

  /// What is declared and not run may be a lie.
  private String notRun(Cell cell) {
    return "the kernel of "
        + cell.kernel()
        + " declares "
        + cell.device()
        + " and "
        + cell.dtype()
        + ", but "
        + (samples.samples().isEmpty()
            ? "the op has no samples"
            : "the op refuses all samples of that dtype, and no error sample says so");
  }

  private Cell cell(KernelInfo kernel, DType dtype, List<List<@Nullable Object>> accepted) {
    Status status = accepted.isEmpty() ? Status.DECLARED : Status.PROVEN;
    int count = accepted.size();
    List<DeviceProgram> programs = List.of();
    if (isAbsent(kernel)) {
      status = Status.ABSENT;
      count = 0;
    } else {
      int before = failures.size();
      try (ProgramTrace trace = ProgramTrace.start()) {
        for (List<@Nullable Object> sample : accepted) {
          prove(kernel, dtype, sample);
        }
        programs = trace.programs();
      }
      status = failures.size() > before ? Status.FAILED : status;
    }
    return new Cell(
        dtype.toString(),
        kernel.device(),
        kernel.owner(),
        kernel.priority(),
        status,
        count,
        programs);
  }

  private boolean isAbsent(KernelInfo kernel) {
    String refusal = Device.parse(kernel.device()).absence().orElseGet(() -> op.refusal(kernel));
    String required = refusal.isEmpty() ? "" : Required.of(kernel);
    if (!required.isEmpty()) {
      failures.add(
          "the kernel of "
              + kernel.owner()
              + " for "
              + kernel.device()
              + " did not run: "
              + refusal
              + ", and "
              + Required.PROPERTY
              + " names "
              + required);
    }
    return !refusal.isEmpty();
  }

  private List<List<@Nullable Object>> accepted(DType dtype) {
    List<List<@Nullable Object>> accepted = new ArrayList<>();
    if (reference.dtypes().contains(dtype)) {
      for (Sample sample : samples.samples()) {
        List<@Nullable Object> arguments = converted(sample, dtype);
        try {
          op.call(arguments.toArray());
          accepted.add(arguments);
        } catch (OpException e) {
          refused++;
          if (dtype.isFloating() && isAcceptedAsF64(sample)) {
            failures.add(dtype + ", sample " + sample.name() + ", which f64 takes: " + e);
          }
        } catch (RuntimeException e) {
          failures.add(dtype + ", sample " + sample.name() + ": " + e);
        }
      }
    }
    return accepted;
  }

  /// Whoever claims a floating dtype takes in it what is taken in another.
  private boolean isAcceptedAsF64(Sample sample) {
    if (!reference.dtypes().contains(DType.F64)) {
      return false;
    }
    try {
      op.call(converted(sample, DType.F64).toArray());
      return true;
    } catch (OpException e) {
      return false;
    }
  }

  private static List<@Nullable Object> converted(Sample sample, DType dtype) {
    return Data.map(
        sample.arguments(), x -> x.dtype() == DType.F64 ? Data.convert(x, dtype) : Data.dense(x));
  }

  private void prove(KernelInfo kernel, DType dtype, List<@Nullable Object> sample) {
    for (Form form : forms(kernel, dtype)) {
      List<@Nullable Object> here = Data.map(sample, x -> shaped(form, x, dtype));
      List<@Nullable Object> dense = Data.map(here, Data::dense);
      Device device = Device.parse(kernel.device());
      List<@Nullable Object> arguments = Data.on(device, here);
      String where = kernel.device() + " " + dtype + ", " + form + " " + Texts.of(sample) + ": ";
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
        if (dtype.isHalf() && form == Form.DENSE) {
          fail(where + "beside f32: ", comparedToF32(dtype, dense, found));
        }
        // Functions mix in plain numbers, which lie on the cpu.
        if (op.isOp() && kernel.equals(reference)) {
          fail(where, CallForms.onMeta(op, samples.isShapeOfData(), arguments, expected));
        }
        if (isChosenBy(kernel, arguments)) {
          new CallForms(op, inPlace, kernel, arguments, expected)
              .faults()
              .forEach(fault -> fail(where, fault));
        }
      } catch (RuntimeException e) {
        failures.add(where + e);
      }
    }
  }

  /// A device compiles a program for each dtype and number of axes, which takes longer than all
  /// that it computes here: two dtypes stand for the others where no axis is in the way.
  private List<Form> forms(KernelInfo kernel, DType dtype) {
    if (samples.showsMemory()) {
      return List.of(Form.DENSE);
    }
    boolean isCompiled = !kernel.device().equals("cpu");
    boolean stands = dtype == DType.F32 || dtype == DType.I64;
    return isCompiled && !stands
        ? List.of(Form.DENSE, Form.STRIDED, Form.SPECIAL)
        : List.of(Form.values());
  }

  /// Halves stand for what the same numbers give in f32, rounded.
  private String comparedToF32(
      DType dtype, List<@Nullable Object> arguments, @Nullable Object found) {
    List<Tensor> ours = TensorTuple.of(found);
    List<Tensor> wide =
        TensorTuple.of(
            op.call(
                reference,
                Data.map(arguments, x -> x.dtype() == dtype ? Data.cast(x, DType.F32) : x)
                    .toArray()));
    List<Tensor> theirs = new ArrayList<>();
    for (int i = 0; i < wide.size(); i++) {
      theirs.add(Data.cast(wide.get(i), ours.get(i).dtype()));
    }
    return Difference.of(ours, theirs);
  }

  /// A call takes kernels of the dtype of its first tensor, which may be another than the sample's.
  private static boolean isChosenBy(KernelInfo kernel, List<@Nullable Object> arguments) {
    List<Tensor> tensors = Data.tensors(arguments);
    return tensors.isEmpty() || kernel.dtypes().contains(tensors.getFirst().dtype());
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
    if (proved[0] == Status.NONE
        || !samples.isDifferentiable()
        || !reference.dtypes().contains(DType.F64)) {
      return proved;
    }
    for (Sample sample : samples.samples()) {
      List<@Nullable Object> arguments = converted(sample, DType.F64);
      String where = "gradient, " + Texts.of(arguments) + ": ";
      try {
        GradientCheck check = sample.isSmooth() ? GradientCheck.of(op, DType.F64, arguments) : null;
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
    if (proved[0] == Status.DECLARED && samples.isDifferentiable()) {
      failures.add("declares a gradient, but no sample that has one ran");
    }
    return samples.isDifferentiable() ? proved : new Status[] {Status.NONE, Status.NONE};
  }

  private List<DeviceGradient> onDevices(Status[] proved) {
    return new DeviceGradients(op, this::fail)
        .of(
            proved,
            dtype -> samples.samples().stream().map(sample -> converted(sample, dtype)).toList());
  }

  private Status judged(Status before, String where, @Nullable String fault) {
    if (fault == null || before == Status.FAILED) {
      return before;
    }
    fail(where, fault);
    return fault.isEmpty() ? Status.PROVEN : Status.FAILED;
  }

  private void fail(String where, String fault) {
    if (!fault.isEmpty()) {
      failures.add(where + fault);
    }
  }
}

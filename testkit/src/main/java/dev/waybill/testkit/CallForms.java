package dev.waybill.testkit;

import dev.waybill.device.Device;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The other ways to the result of one call with one kernel: by position, by name, typed, in place,
/// and into another tensor; and the shape on tensors without data.
final class CallForms {
  private final Subject op;
  private final Symbol.@Nullable Op inPlace;
  private final KernelInfo kernel;
  private final List<@Nullable Object> arguments;
  private final @Nullable Object expected;

  CallForms(
      Subject op,
      Symbol.@Nullable Op inPlace,
      KernelInfo kernel,
      List<@Nullable Object> arguments,
      @Nullable Object expected) {
    this.op = op;
    this.inPlace = inPlace;
    this.kernel = kernel;
    this.arguments = arguments;
    this.expected = expected;
  }

  /// Returns what is wrong, such as `called by name: …`.
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    add(faults, "called by position", Difference.of(op.byPosition(kernel, arguments), expected));
    add(faults, "called by name", byName());
    if (arguments.size() == op.schema().parameters().size()) {
      add(faults, "called typed", Difference.of(op.typed(kernel, arguments), expected));
    }
    OpHandle handle = op.handle(kernel);
    if (handle != null && expected instanceof Tensor result) {
      add(faults, "callInto", into(handle, result));
      add(faults, "in place", inPlace(result));
    }
    return faults;
  }

  /// Returns what is wrong with the shape rule, which is the same for all kernels.
  static String onMeta(
      Subject op,
      boolean isShapeOfData,
      List<@Nullable Object> arguments,
      @Nullable Object expected) {
    if (Data.tensors(arguments).isEmpty()) {
      return "";
    }
    try {
      Object found = op.call(Data.map(arguments, Data::meta).toArray());
      for (Tensor tensor : TensorTuple.of(found)) {
        if (tensor.storage().device() != Key.META) {
          return "on meta: found a result with data";
        }
      }
      String difference = Difference.ofKind(found, expected);
      return difference.isEmpty() ? "" : "on meta: " + difference;
    } catch (OpException e) {
      return isShapeOfData ? "" : "on meta: refused: " + e.getMessage();
    }
  }

  private static void add(List<String> faults, String form, String fault) {
    if (!fault.isEmpty()) {
      faults.add(form + ": " + fault);
    }
  }

  private String byName() {
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Object argument = arguments.get(i);
      if (argument != null) {
        named.put(op.schema().parameters().get(i).name(), argument);
      }
    }
    return Difference.of(op.byName(kernel, named), expected);
  }

  private String into(OpHandle handle, Tensor result) {
    Tensor out = strided(result.zerosLike());
    Tensor returned = handle.callInto(out, arguments.toArray());
    return returned == out ? Difference.of(out, expected) : "found another tensor than out";
  }

  private Tensor strided(Tensor x) {
    return Data.on(Device.parse(kernel.device()), Form.STRIDED.apply(x));
  }

  private String inPlace(Tensor result) {
    if (inPlace == null || !(arguments.get(0) instanceof Tensor first)) {
      return "";
    }
    OpHandle form = inPlace.handle(kernel);
    List<@Nullable Object> own = new ArrayList<>(arguments);
    Tensor into = strided(first.to(Device.CPU));
    own.set(0, into);
    if (result.layout().sameShape(into.layout())
        && Promotion.canCast(result.dtype(), into.dtype())) {
      Object returned = form.call(own.toArray());
      return returned == into
          ? Difference.of(into, Data.cast(result, into.dtype()))
          : "found another tensor than the first argument";
    }
    Untouched inputs = new Untouched(op, own);
    try {
      form.call(own.toArray());
      return "wrote a result that does not fit into the first argument";
    } catch (OpException e) {
      return Objects.equals(e.op(), inPlace.name())
          ? inputs.fault(null)
          : "refused in the name of another: " + e.getMessage();
    }
  }
}

package dev.waybill.testkit;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The other ways to the result of one call: by position, by name, typed, in place, into another
/// tensor, and on tensors without data.
final class CallForms {
  private final Symbol.Op op;
  private final Symbol.@Nullable Op inPlace;
  private final boolean isShapeOfData;
  private final List<@Nullable Object> arguments;
  private final @Nullable Object expected;

  CallForms(
      Symbol.Op op,
      Symbol.@Nullable Op inPlace,
      boolean isShapeOfData,
      List<@Nullable Object> arguments,
      @Nullable Object expected) {
    this.op = op;
    this.inPlace = inPlace;
    this.isShapeOfData = isShapeOfData;
    this.arguments = arguments;
    this.expected = expected;
  }

  /// Returns what is wrong, such as `called by name: …`.
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    add(faults, "called by position", byPosition());
    add(faults, "called by name", byName());
    add(faults, "called typed", typed());
    add(faults, "on meta", onMeta());
    if (expected instanceof Tensor result) {
      add(faults, "callInto", into(result));
      add(faults, "in place", inPlace(result));
    }
    return faults;
  }

  private static void add(List<String> faults, String form, String fault) {
    if (!fault.isEmpty()) {
      faults.add(form + ": " + fault);
    }
  }

  private String byPosition() {
    return Difference.of(op.handle().call(arguments.toArray()), expected);
  }

  private String byName() {
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Object argument = arguments.get(i);
      if (argument != null) {
        named.put(op.schema().parameters().get(i).name(), argument);
      }
    }
    return Difference.of(op.handle().call(named), expected);
  }

  /// The type of a call interface is known to compilers only, so that its one method is looked for.
  private String typed() {
    List<Schema.Parameter> parameters = op.schema().parameters();
    Object typed = op.handle().as(Object.class);
    if (arguments.size() != parameters.size()) {
      return "";
    }
    for (Class<?> type : typed.getClass().getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          return Difference.of(invoke(method, typed), expected);
        }
      }
    }
    return "the typed handle has no call interface";
  }

  private @Nullable Object invoke(Method method, Object typed) {
    try {
      boolean isOfOneArray = method.isVarArgs() && method.getParameterCount() == 1;
      return isOfOneArray
          ? method.invoke(typed, (Object) arguments.toArray())
          : method.invoke(typed, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private String onMeta() {
    try {
      Object found = op.handle().call(Data.map(arguments, Data::meta).toArray());
      for (Tensor tensor : TensorTuple.of(found)) {
        if (tensor.storage().device() != Key.META) {
          return "found a result with data";
        }
      }
      return Difference.ofKind(found, expected);
    } catch (OpException e) {
      return isShapeOfData ? "" : "refused: " + e.getMessage();
    }
  }

  private String into(Tensor result) {
    Tensor out = Form.STRIDED.apply(result.zerosLike());
    Tensor returned = op.handle().callInto(out, arguments.toArray());
    return returned == out ? Difference.of(out, expected) : "found another tensor than out";
  }

  private String inPlace(Tensor result) {
    if (inPlace == null || !(arguments.get(0) instanceof Tensor first)) {
      return "";
    }
    List<@Nullable Object> own = new ArrayList<>(arguments);
    Tensor into = Form.STRIDED.apply(first);
    own.set(0, into);
    if (result.layout().sameShape(into.layout())
        && Promotion.canCast(result.dtype(), into.dtype())) {
      Object returned = inPlace.handle().call(own.toArray());
      return returned == into
          ? Difference.of(into, Data.cast(result, into.dtype()))
          : "found another tensor than the first argument";
    }
    Untouched inputs = new Untouched(op, own);
    try {
      inPlace.handle().call(own.toArray());
      return "wrote a result that does not fit into the first argument";
    } catch (OpException e) {
      return inputs.fault(null);
    }
  }
}

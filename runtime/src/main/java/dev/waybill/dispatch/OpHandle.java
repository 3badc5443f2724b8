package dev.waybill.dispatch;

import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An op, ready to be called: typed, by position with boxed arguments, or by argument names. All
/// three end in the same kernel. Safe for any number of threads.
///
/// ```java
/// OpHandle add = Registry.global().op("tensor.add");
/// Tensor typed = add.as(BinaryOp.class).apply(a, b);
/// Object boxed = add.call(a, b);
/// Object named = add.call(Map.of("a", a, "b", b));
/// ```
public abstract sealed class OpHandle permits TableHandle {

  /// For the one implementation.
  protected OpHandle() {}

  /// Returns the op's canonical name.
  ///
  /// @return such as `tensor.add`
  public abstract String name();

  /// Returns the op's parameters and result.
  ///
  /// @return the schema
  public abstract Schema schema();

  /// Chooses the kernel of a call. Generated code calls this.
  ///
  /// @param keys the or-ed keys of all [Dispatchable] arguments; 0 where there are none
  /// @param dtype the dtype of the first; `null` where there are none
  /// @return an instance of the op's call interface
  /// @throws MissingKernelException if no kernel fits
  public abstract Object kernel(int keys, @Nullable DType dtype);

  /// Returns what a typed call that failed throws. Generated code calls this, so that calls which
  /// succeed pay nothing for it.
  ///
  /// @param failure what the kernel, or anything that it called, threw
  /// @param arguments boxed, in the order of the parameters
  /// @return a refusal in the name of this op; for a [NullPointerException] one that names the
  /// argument which is `null`, if one is that must not be; anything else as it is
  public final RuntimeException refusal(RuntimeException failure, @Nullable Object... arguments) {
    if (failure instanceof OpException refused) {
      return named(refused, arguments);
    }
    WrongArgumentException refused =
        failure instanceof NullPointerException ? findNull(arguments) : null;
    if (refused == null) {
      return failure;
    }
    refused.initCause(failure);
    return refused;
  }

  /// Returns a refusal in the name of this op.
  ///
  /// @param refused what the kernel, or anything that it called, threw
  /// @param arguments in the order of the parameters
  /// @return such a refusal
  protected OpException named(OpException refused, @Nullable Object[] arguments) {
    return refused.inNameOf(name());
  }

  private @Nullable WrongArgumentException findNull(@Nullable Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Schema.Parameter parameter = schema().parameters().get(i);
      String found = arguments[i] == null ? "null" : nullIn(arguments[i]);
      if (!found.isEmpty() && !Objects.equals(parameter.defaultText(), "null")) {
        return new WrongArgumentException(
            name(), parameter.name(), "found " + found + ", expected " + parameter.type() + ".");
      }
    }
    return null;
  }

  private static String nullIn(@Nullable Object argument) {
    if (argument instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) { // contains(null) throws where null cannot be
        if (list.get(i) == null) {
          return "null at position " + i;
        }
      }
    }
    return "";
  }

  /// Calls the op with arguments by position. Trailing arguments that have defaults may be left
  /// out. A whole number fits a parameter of another numeric type where that type holds it exactly,
  /// a `double` fits a `float` that is written with the same digits, and the name of a constant
  /// fits an enum. A single argument that is a [Map] is taken for arguments by name.
  ///
  /// @param arguments boxed, in the order of the parameters
  /// @return the boxed result
  /// @throws WrongArgumentException if an argument does not fit its parameter
  /// @throws MissingKernelException if no kernel fits
  /// @throws FailedCallException if the op throws a checked exception
  public abstract @Nullable Object call(@Nullable Object... arguments);

  /// Calls the op with arguments by name. Arguments that have defaults may be left out.
  ///
  /// @param arguments values by parameter name, as for [#call(Object...)]
  /// @return the boxed result
  /// @throws WrongArgumentException if an argument does not fit its parameter
  /// @throws MissingKernelException if no kernel fits
  /// @throws FailedCallException if the op throws a checked exception
  public abstract @Nullable Object call(Map<String, ?> arguments);

  /// Calls the op and writes its result over the elements of a tensor, as `out=` does elsewhere.
  ///
  /// @param out of the result's shape, and a dtype that the result's can be cast to
  /// @param arguments boxed, in the order of the parameters
  /// @return `out`
  /// @throws WrongArgumentException if an argument does not fit, elements of `out` share memory
  /// with each other or with those of an argument, or gradients would be needed
  /// @throws ShapeException if the result has another shape; nothing is written then
  public abstract Tensor callInto(Tensor out, @Nullable Object... arguments);

  /// Returns the op as an instance of its call interface, which dispatches each call.
  ///
  /// @param <F> the op's call interface
  /// @param type its class, such as `BinaryOp.class`
  /// @return the typed handle, always the same one
  /// @throws WrongArgumentException if the op has another call interface
  public abstract <F> F as(Class<F> type);
}

package dev.waybill.kernel;

import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The ops that the gradient of an elementwise method is made of where autograd records it.
///
/// They are found by name when they are called: a library that has elementwise methods needs the
/// runtime only, and the library with these ops where one of its gradients is derived again.
public final class RecordedOps {
  private static final String LIBRARY = "dev.waybill:waybill-sample-ops";

  private RecordedOps() {}

  /// Checks that ops are there. Generated code calls this before the first of them.
  ///
  /// @param op the op whose gradient is derived again
  /// @param parameter what the gradient is of
  /// @param needed names of ops
  /// @throws dev.waybill.autograd.GradientException if one is not there; it names the library that
  // has it
  public static void need(String op, String parameter, String... needed) {
    Registry registry = Registry.global();
    List<String> missing = Stream.of(needed).filter(name -> registry.find(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw Pointwise.notRecorded(
          op,
          parameter,
          "it is made of "
              + String.join(", ", missing)
              + " there, which no library that is loaded has. Add "
              + LIBRARY);
    }
  }

  /// Calls an op.
  ///
  /// @param op its name
  /// @param tensors its arguments
  /// @return its result
  public static Tensor call(String op, Tensor... tensors) {
    return (Tensor) Objects.requireNonNull(Registry.global().op(op).call((Object[]) tensors), op);
  }

  /// Raises to a power as [Math#pow] does: NaN where `math.pow`, which follows IEEE 754, gives 1
  /// for 1 to the power of NaN, and for 1 and -1 to an infinite power.
  ///
  /// @param x the bases
  /// @param y the exponents
  /// @return a tensor of the broadcast shape
  public static Tensor pow(Tensor x, Tensor y) {
    Tensor power = call("math.pow", x, y);
    boolean isOrdinary =
        (x.isWrappedNumber() && Math.abs(x.getDouble()) != 1)
            || (y.isWrappedNumber() && Double.isFinite(y.getDouble()));
    return isOrdinary ? power : TensorOps.where(isNone(x, y), Tensor.scalar(Double.NaN), power);
  }

  /// A number alone has been asked already, without an op.
  private static Tensor isNone(Tensor x, Tensor y) {
    if (x.isWrappedNumber()) {
      return isEndless(y);
    }
    Tensor isOne = call("math.eq", call("math.abs", x), Tensor.scalar(1L));
    return y.isWrappedNumber() ? isOne : call("math.logicalAnd", isOne, isEndless(y));
  }

  /// A number minus itself is 0, but for NaN and infinity.
  private static Tensor isEndless(Tensor y) {
    return call("math.ne", TensorOps.sub(y, y), Tensor.scalar(0L));
  }
}

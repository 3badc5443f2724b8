package dev.waybill.internal.dispatch;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.tensor.Overlap;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The layer that turns an op into its in-place form, and writes results of ops to where the caller
/// wants them. Nothing is written before everything is checked.
public final class Writer implements Layer {
  private final TableHandle formOf;

  /// Makes the layer of one in-place form.
  ///
  /// @param formOf the op that it is the form of
  public Writer(TableHandle formOf) {
    this.formOf = formOf;
  }

  @Override
  public @Nullable Object call(TableHandle form, @Nullable Object[] arguments) {
    Tensor into = (Tensor) Objects.requireNonNull(arguments[0]);
    write(form.name(), formOf, into, arguments, 1);
    return into;
  }

  @Override
  public TableHandle below(TableHandle op) {
    return formOf;
  }

  /// Calls an op and puts its result into a tensor.
  ///
  /// @param name what the caller called
  /// @param first the first argument that may not lie where the result goes
  static void write(
      String name, TableHandle op, Tensor into, @Nullable Object[] arguments, int first) {
    String written = first == 0 ? "out" : op.parameterName(0);
    refuseInference(name, into);
    refuseOverlap(name, op, written, into, arguments, first);
    DispatchContext context = DispatchContext.current();
    Object result;
    try {
      boolean takes = op.traits().isPointwise() && Devices.reaches(op.keys(arguments), into);
      context.offerDestination(takes ? into : null);
      result = op.redispatch(Key.INPLACE_OR_VIEW, arguments);
    } finally {
      context.offerDestination(null);
    }
    if (result == into) {
      into.storage().bump();
      return;
    }
    if (!(result instanceof Tensor found)) {
      throw new WrongArgumentException(
          name, "out", "found an op that returns no tensor, expected one that returns a tensor.");
    }
    if (!found.layout().sameShape(into.layout())) {
      throw new ShapeException(
          name,
          "output with shape "
              + into.layout().shapeText()
              + " doesn't match the broadcast shape "
              + found.layout().shapeText()
              + "; found shape "
              + into.layout().shapeText()
              + " of the written tensor "
              + written
              + ", expected "
              + found.layout().shapeText()
              + ".");
    }
    Promotion.checkCast(name, written, found.dtype(), into.dtype());
    Copies.copy(found, into);
    into.storage().bump();
  }

  private static void refuseInference(String name, Tensor into) {
    if (into.storage().isInference() && !DispatchContext.current().isInference()) {
      throw new GradientException(
          name
              + ": inplace update to an inference tensor outside Autograd.inference() is not allowed."
              + " Make a clone() of it to get a normal tensor, and write to that.");
    }
  }

  private static void refuseOverlap(
      String name,
      TableHandle op,
      String written,
      Tensor into,
      @Nullable Object[] arguments,
      int first) {
    Overlap.checkWritten(name, written, into);
    boolean pointwise = op.traits().isPointwise();
    for (int position : op.tensorPositions()) {
      Object argument = position < first ? null : arguments[position];
      if (argument instanceof Tensor tensor) {
        Overlap.checkSource(name, op.parameterName(position), into, tensor, pointwise);
      } else if (argument instanceof List<?> list) {
        list.forEach(
            element ->
                Overlap.checkSource(
                    name, op.parameterName(position), into, (Tensor) element, pointwise));
      }
    }
  }
}

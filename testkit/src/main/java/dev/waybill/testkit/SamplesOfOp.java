package dev.waybill.testkit;

import dev.waybill.registry.Symbol;
import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.GeneratedSamples;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The samples of an op: those beside it, and where it has none those made from its schema.
///
/// @param own whether they were written for the op
record SamplesOfOp(
    List<Sample> samples,
    List<ErrorSample> errors,
    boolean isShapeOfData,
    boolean isDifferentiable,
    boolean showsMemory,
    boolean own) {

  static SamplesOfOp of(Subject subject) {
    OpSamples found = beside(subject.symbol());
    List<Sample> samples = found == null ? List.of() : found.samples();
    boolean own = !samples.isEmpty();
    return new SamplesOfOp(
        own ? samples : GeneratedSamples.of(subject.schema(), subject.traits().isPointwise()),
        found == null ? List.of() : found.errors(),
        found != null && found.isShapeOfData(),
        found == null || found.isDifferentiable(),
        found != null && found.showsMemory(),
        own);
  }

  /// By name, because a service would be listed by hand.
  private static @Nullable OpSamples beside(Symbol op) {
    for (String name : OpSamples.names(op)) {
      OpSamples found = load(name);
      if (found != null && found.op().equals(op.name())) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable OpSamples load(String name) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, loader)
          .asSubclass(OpSamples.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      return null;
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          name
              + ": found a class that is no samples, expected a public implementation of OpSamples"
              + " with a public constructor without parameters.",
          e);
    }
  }
}

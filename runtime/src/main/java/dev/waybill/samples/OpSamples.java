package dev.waybill.samples;

import dev.waybill.registry.Symbol;
import java.util.List;

/// The samples of one op: a public class beside the op, named after the op's class with `Samples`
/// behind it, with a public constructor without parameters. It is found by that name and listed
/// nowhere.
///
/// ```java
/// public final class NarrowSamples implements OpSamples {
///   public String op() { return "tensor.narrow"; }
///   public List<Sample> samples() {
///     return List.of(Sample.of("inner", Sample.values(3, 5), 1, 1L, 2L));
///   }
/// }
/// ```
///
/// Where an op takes tensors only, the testkit makes samples from the schema, and this is needed
/// for errors and for what the schema cannot tell.
public interface OpSamples {

  /// Returns the names of classes that an op's samples may be: `Add` has `AddSamples`; a class with
  /// several ops has one a method.
  ///
  /// @param op the op
  /// @return names in the order to look for them
  static List<String> names(Symbol op) {
    String member = op.member().substring(op.member().indexOf('#') + 1);
    String folder = op.owner().substring(0, op.owner().lastIndexOf('.') + 1);
    String capital = Character.toUpperCase(member.charAt(0)) + member.substring(1);
    return List.of(op.owner() + "Samples", folder + capital + "Samples");
  }

  /// Returns the op.
  ///
  /// @return its canonical name
  String op();

  /// Returns arguments that the op takes.
  ///
  /// @return samples; empty where those made from the schema are enough
  default List<Sample> samples() {
    return List.of();
  }

  /// Returns arguments that the op refuses. An op that refuses a dtype that its kernels declare
  /// says so with a sample whose tensors all have it.
  ///
  /// @return samples, each with a piece of the message
  default List<ErrorSample> errors() {
    return List.of();
  }

  /// Returns whether a function made of ops has derivatives; ops declare that themselves.
  ///
  /// @return false for a function that cuts its result off the graph
  default boolean isDifferentiable() {
    return true;
  }

  /// Returns whether the result shows the memory of an argument instead of its elements, so that it
  /// differs where these lie otherwise.
  ///
  /// @return false for most
  default boolean showsMemory() {
    return false;
  }

  /// Returns whether the result's shape depends on elements, so that tensors without data are
  /// refused.
  ///
  /// @return false for most
  default boolean isShapeOfData() {
    return false;
  }
}

package dev.waybill.registry;

import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.Schema;
import dev.waybill.internal.registry.ConstantEntry;
import dev.waybill.internal.registry.Entry;
import dev.waybill.internal.registry.FunctionEntry;
import dev.waybill.internal.registry.OpEntry;
import dev.waybill.internal.registry.TypeEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something exported: an op, a function, a type or a constant. Nothing of its class is loaded
/// before it is used.
public sealed interface Symbol
    permits Symbol.Op, Symbol.Function, Symbol.Type, Symbol.Constant, Entry {

  /// Returns the canonical name of the present API generation.
  ///
  /// @return such as `search.topK`
  String name();

  /// Returns the further names of the present API generation, deprecated ones included.
  ///
  /// @return names in the order in which they were declared
  List<String> aliases();

  /// Returns the names of an API generation.
  ///
  /// @param generation 1 or 2
  /// @return the canonical name, then the others; empty where the generation lacks the symbol
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such generation
  List<String> names(int generation);

  /// Returns which of the names are deprecated.
  ///
  /// @return one entry a deprecated name
  List<Deprecation> deprecations();

  /// Returns what it is.
  ///
  /// @return `op`, `function`, `type` or `constant`
  String kind();

  /// Returns the signature as registered.
  ///
  /// @return such as `topK(Tensor scores, int k = 10 [1..]) -> TopDocs`; for a type its simple
  /// name, whatever its creator takes, for a constant `NAME: type`
  String signature();

  /// Returns the Java class that declares it; for a type the type itself.
  ///
  /// @return a binary name such as `org.example.TopK`
  String owner();

  /// Returns the Java member.
  ///
  /// @return `org.example.TopK#topK`; for a type its binary name
  String member();

  /// Returns the module that exports it.
  ///
  /// @return the identity, `group:artifact:version` where the build gave it
  String module();

  /// A function with kernels.
  sealed interface Op extends Symbol permits OpEntry {

    /// Returns the parameters and the result.
    ///
    /// @return the schema
    Schema schema();

    /// Returns the handle with which the op is called.
    ///
    /// @return always the same one
    OpHandle handle();

    /// Returns a handle that runs one kernel only, below the same layers: so that every way of
    /// calling can be tried with it. For an in-place form the kernel is one of its op's.
    ///
    /// @param kernel one of this op's
    /// @return a new handle
    /// @throws dev.waybill.dispatch.WrongArgumentException if the kernel is another op's
    OpHandle handle(KernelInfo kernel);

    /// Returns the kernels, those of other modules included.
    ///
    /// @return the reference kernel first, then by device, highest priority first
    List<KernelInfo> kernels();

    /// Returns why this machine cannot run a kernel: which capability it lacks. Nothing is linked,
    /// so that a kernel may still be refused at the first call.
    ///
    /// @param kernel one of this op's
    /// @return the reason; empty where the machine has all that the kernel requires
    String refusal(KernelInfo kernel);

    /// Returns what the op declares about itself.
    ///
    /// @return its traits
    OpTraits traits();

    /// Calls one kernel, whatever the arguments' device and dtype, and records nothing: so that
    /// kernels can be compared with each other.
    ///
    /// @param kernel one of this op's
    /// @param arguments boxed, in the order of the parameters, as for [OpHandle#call(Object...)]
    /// @return the boxed result
    /// @throws dev.waybill.dispatch.WrongArgumentException if an argument does not fit, or the
    /// kernel is another op's or one that [#refusal(KernelInfo)] refuses
    /// @throws dev.waybill.dispatch.FailedCallException if the kernel throws a checked exception
    @Nullable Object call(KernelInfo kernel, @Nullable Object... arguments);
  }

  /// A plain function.
  sealed interface Function extends Symbol permits FunctionEntry {

    /// Returns the parameters and the result.
    ///
    /// @return the schema
    Schema schema();

    /// Calls the function with arguments by position, as [OpHandle#call(Object...)].
    ///
    /// @param arguments boxed, in the order of the parameters
    /// @return the boxed result; `null` for a `void` function
    /// @throws dev.waybill.dispatch.WrongArgumentException if an argument does not fit
    /// @throws dev.waybill.dispatch.FailedCallException if the function throws a checked exception
    @Nullable Object call(@Nullable Object... arguments);

    /// Calls the function with arguments by name, as [OpHandle#call(Map)].
    ///
    /// @param arguments values by parameter name
    /// @return the boxed result; `null` for a `void` function
    /// @throws dev.waybill.dispatch.WrongArgumentException if an argument does not fit
    /// @throws dev.waybill.dispatch.FailedCallException if the function throws a checked exception
    @Nullable Object call(Map<String, ?> arguments);
  }

  /// A type.
  sealed interface Type extends Symbol permits TypeEntry {

    /// Returns the type itself, and loads it.
    ///
    /// @return the class
    Class<?> type();

    /// Returns how the type is made by name.
    ///
    /// @return the parameters of the constructor with `@Creator`, such as
    /// `Linear(int in, int out, boolean bias = true) -> Linear`; none where the type has none
    Optional<Schema> creator();

    /// Makes an instance with arguments by position, as [OpHandle#call(Object...)].
    ///
    /// @param arguments boxed, in the order of the constructor's parameters
    /// @return a new instance
    /// @throws dev.waybill.dispatch.WrongArgumentException if an argument does not fit, or the type
    /// has no creator
    /// @throws dev.waybill.dispatch.FailedCallException if the constructor throws a checked
    ///   exception
    Object create(@Nullable Object... arguments);

    /// Makes an instance with arguments by name, as [OpHandle#call(Map)].
    ///
    /// @param arguments values by parameter name
    /// @return a new instance
    /// @throws dev.waybill.dispatch.WrongArgumentException if an argument does not fit, or the type
    /// has no creator
    /// @throws dev.waybill.dispatch.FailedCallException if the constructor throws a checked
    ///   exception
    Object create(Map<String, ?> arguments);
  }

  /// A constant.
  sealed interface Constant extends Symbol permits ConstantEntry {

    /// Returns the value, and initialises the class that holds it.
    ///
    /// @return the boxed value
    Object value();

    /// Returns the type of the value.
    ///
    /// @return such as `int`
    String typeText();
  }
}

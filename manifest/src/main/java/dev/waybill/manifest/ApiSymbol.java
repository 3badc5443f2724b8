package dev.waybill.manifest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exported symbol.
 *
 * @param kind what it is
 * @param name the canonical name
 * @param aliases its further names in the present generation, deprecated ones too, in declared
 *     order
 * @param generation1 its names in API generation 1, canonical first; empty where it is not in it
 * @param deprecations the deprecated ones of its names
 * @param owner the binary name of the declaring class, or of the type itself
 * @param member the method's or field's name; empty for a type
 * @param typeParameters the type parameters of the method, or of a type's creator and the type,
 *     with bounds, as in source; empty for others
 * @param parameters the parameters of the method, or of a type's creator; empty for others
 * @param result the result's type for an op or function, the type of a constant; for a type with a
 *     creator the type itself, else empty
 * @param thrown the declared exceptions
 * @param constantValue the value of a compile-time constant as a Java literal, or {@code null}
 * @param dtypes the dtypes of an op's reference kernel; empty for all
 * @param kernels an op's kernels in this module, the reference kernel first
 * @param traits what else is known about an op, in the words of its module's listing
 * @param gradients the methods of this module that derive an op
 * @param notDifferentiable why an op has no derivative; empty where nothing is said
 * @param since the version that first had it; empty where nothing is said
 * @param status {@code EXPERIMENTAL}, {@code STABLE} or {@code DEPRECATED}
 * @param doc its documentation
 * @param source where it is declared
 */
public record ApiSymbol(
    SymbolKind kind,
    String name,
    List<String> aliases,
    List<String> generation1,
    List<ApiDeprecation> deprecations,
    String owner,
    String member,
    List<String> typeParameters,
    List<ApiParameter> parameters,
    String result,
    List<String> thrown,
    @Nullable String constantValue,
    List<String> dtypes,
    List<ApiKernel> kernels,
    List<String> traits,
    List<ApiGradient> gradients,
    String notDifferentiable,
    String since,
    String status,
    ApiDoc doc,
    ApiSource source) {

  /** The trait of an in-place form, before the name of its op. */
  public static final String IN_PLACE_OF = "in-place-of=";

  /** Copies the lists. */
  public ApiSymbol {
    aliases = List.copyOf(aliases);
    generation1 = List.copyOf(generation1);
    deprecations = List.copyOf(deprecations);
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
    dtypes = List.copyOf(dtypes);
    kernels = List.copyOf(kernels);
    traits = List.copyOf(traits);
    gradients = List.copyOf(gradients);
  }

  /**
   * Returns whether it is a type that programs make by name.
   *
   * @return whether {@link #parameters()} are those of its creator
   */
  public boolean hasCreator() {
    return kind == SymbolKind.TYPE && !result.isEmpty();
  }

  /**
   * Returns the op whose in-place form it is.
   *
   * @return a canonical name; empty where it is no in-place form
   */
  public String inPlaceOf() {
    for (String trait : traits) {
      if (trait.startsWith(IN_PLACE_OF)) {
        return trait.substring(IN_PLACE_OF.length());
      }
    }
    return "";
  }

  /**
   * Returns the op with kernels and gradients of other modules behind its own.
   *
   * @param more further kernels
   * @param derived further gradients
   * @return the op
   */
  public ApiSymbol with(List<ApiKernel> more, List<ApiGradient> derived) {
    List<ApiKernel> allKernels = new ArrayList<>(kernels);
    allKernels.addAll(more);
    List<ApiGradient> allGradients = new ArrayList<>(gradients);
    allGradients.addAll(derived);
    return new ApiSymbol(
        kind,
        name,
        aliases,
        generation1,
        deprecations,
        owner,
        member,
        typeParameters,
        parameters,
        result,
        thrown,
        constantValue,
        dtypes,
        allKernels,
        traits,
        allGradients,
        notDifferentiable,
        since,
        status,
        doc,
        source);
  }
}

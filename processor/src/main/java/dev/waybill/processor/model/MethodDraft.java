package dev.waybill.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The signature of a method.
 *
 * @param typeParameters its type parameters with bounds, packages written out
 * @param parameters its parameters
 * @param varargs whether the last one is variable
 * @param result its result
 * @param thrown the declared exceptions; checked ones are marked
 * @param parameterNamesKnown whether the names are those of source
 * @param resolves whether every type in it resolves
 * @param erasedSignature {@code (erasure, erasure)}, to compare overloads
 */
public record MethodDraft(
    List<String> typeParameters,
    List<ParameterDraft> parameters,
    boolean varargs,
    TypeDraft result,
    List<Thrown> thrown,
    boolean parameterNamesKnown,
    boolean resolves,
    String erasedSignature) {

  /** Copies the lists. */
  public MethodDraft {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  /**
   * Returns the same signature with known names, as many as it has parameters.
   *
   * @param names the names of the parameters
   * @return a signature
   */
  public MethodDraft withNames(List<String> names) {
    List<ParameterDraft> named = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      named.add(parameters.get(i).withName(names.get(i)));
    }
    return new MethodDraft(
        typeParameters, named, varargs, result, thrown, true, resolves, erasedSignature);
  }

  /**
   * A declared exception.
   *
   * @param type its name, packages written out
   * @param checked whether it is checked
   */
  public record Thrown(String type, boolean checked) {}
}

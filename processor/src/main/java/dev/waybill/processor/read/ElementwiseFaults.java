package dev.waybill.processor.read;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.waybill.processor.elementwise.KernelNames;
import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.SourceRef;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a method with {@code @Elementwise} but for its body. */
final class ElementwiseFaults {

  private final Sources sources;
  private final ElementReader elementReader;

  ElementwiseFaults(Sources sources, ElementReader elementReader) {
    this.sources = sources;
    this.elementReader = elementReader;
  }

  /** Returns the first fault, where it stands; {@code null} where there is none. */
  @Nullable Located<String> find(ExecutableElement method, Overloads overloads, Mirror mirror) {
    Located<String> fault = declaration(method, mirror);
    if (fault == null) {
      fault = overloads(method, overloads);
    }
    if (fault == null) {
      fault = surroundings(method);
    }
    if (fault == null) {
      fault = parameters(method);
    }
    return fault != null ? fault : beside(method, overloads);
  }

  private @Nullable Located<String> declaration(ExecutableElement method, Mirror mirror) {
    String name = method.getSimpleName().toString();
    Set<Modifier> modifiers = method.getModifiers();
    if (!modifiers.contains(Modifier.STATIC)) {
      return at(method, name + " is not static. Make it static.");
    } else if (modifiers.contains(Modifier.PRIVATE)) {
      return at(method, name + " is private, and its kernels call it. Leave private away.");
    } else if (modifiers.contains(Modifier.NATIVE)) {
      return at(method, name + " is native and has no body. Write one in Java.");
    } else if (Mirror.find(sources, method, "Op") != null) {
      return new Located<>(
          name + " is @Op as well, which is for methods of tensors. Remove one of them.",
          mirror.at());
    } else if (mirror.flag("inPlace") && Mirror.find(sources, method, "Export") == null) {
      return new Located<>(
          name
              + " has inPlace, but no @Export, and a part of an op has no in-place form. Remove"
              + " inPlace, or export it.",
          mirror.at());
    } else if (!mirror.texts("dtypes").isEmpty()
        && Mirror.find(sources, method, "Export") == null) {
      return new Located<>(
          name
              + " has dtypes, but no @Export, and a part of an op is handed what the op takes."
              + " Remove dtypes, or export it.",
          mirror.texts("dtypes").get(0).at());
    } else if (!method.getTypeParameters().isEmpty()) {
      return new Located<>(
          name + " has type parameters. Take numbers.",
          place(method, MethodTree::getTypeParameters));
    } else if (!method.getThrownTypes().isEmpty()) {
      return new Located<>(
          name + " declares exceptions. Kernels of numbers throw none.",
          place(method, MethodTree::getThrows));
    }
    return null;
  }

  /** Reports each method that is too many once. */
  private @Nullable Located<String> overloads(ExecutableElement method, Overloads overloads) {
    String several =
        "several methods "
            + method.getSimpleName()
            + " have @Elementwise. Leave one for double and one for long, or name them apart.";
    if (!overloads.reals().get(0).equals(method)) {
      return at(method, several);
    }
    return overloads.wholes().size() > 1 ? at(overloads.wholes().get(1), several) : null;
  }

  private @Nullable Located<String> surroundings(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    ElementDraft element = elementReader.read(method);
    String top = Names.topLevel(method).getSimpleName().toString();
    if (element.inPrivateClass()) {
      return at(
          method,
          name + " stands in a private class, and its kernels call it. Make that less private.");
    } else if (element.unnamedPackage()) {
      return at(method, name + " stands in the unnamed package. Move its class into a package.");
    } else if (KernelNames.isTaken(top)) {
      return at(method, top + " has the name of a class that its kernels use. Choose another one.");
    }
    return null;
  }

  private @Nullable Located<String> parameters(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (method.getParameters().stream().allMatch(this::isAttribute)) {
      return at(method, name + " takes no tensor. Take at least one parameter without @Attribute.");
    }
    for (VariableElement parameter : method.getParameters()) {
      String fault = fault(parameter.getSimpleName().toString(), Names.owner(method));
      if (!fault.isEmpty()) {
        return new Located<>(
            "the parameter " + parameter.getSimpleName() + fault + " Choose another name.",
            ElementRef.of(sources, parameter));
      }
    }
    if (Overloads.takesWhole(method, sources)
        || method.getReturnType().getKind() == TypeKind.LONG) {
      return at(
          method,
          name
              + " computes with long elements alone. Write it for double, and this one beside it,"
              + " of the same name.");
    }
    return null;
  }

  private static String fault(String parameter, TypeElement owner) {
    if (!Character.isLowerCase(parameter.codePointAt(0))) {
      return " does not begin with a small letter, as classes and constants in its kernels do not.";
    }
    // In its kernels it would hide them, by which they call the method.
    String kernels = ElementwiseDraft.kernels(Names.binary(owner));
    boolean hides =
        Names.topLevel(owner).getSimpleName().contentEquals(parameter)
            || kernels.substring(kernels.lastIndexOf('.') + 1).equals(parameter);
    return hides ? " has the name of a class that its kernels use." : "";
  }

  private @Nullable Located<String> beside(ExecutableElement method, Overloads overloads) {
    if (overloads.wholes().isEmpty() || isBeside(overloads.wholes().get(0), method)) {
      return null;
    }
    return at(
        overloads.wholes().get(0),
        "the method "
            + method.getSimpleName()
            + " for long beside it takes or returns other things. Give both the same parameters, of"
            + " long there.");
  }

  private boolean isBeside(ExecutableElement whole, ExecutableElement method) {
    boolean isTest = method.getReturnType().getKind() == TypeKind.BOOLEAN;
    boolean fits =
        whole.getParameters().size() == method.getParameters().size()
            && whole.getReturnType().getKind() == (isTest ? TypeKind.BOOLEAN : TypeKind.LONG);
    for (int i = 0; fits && i < whole.getParameters().size(); i++) {
      VariableElement real = method.getParameters().get(i);
      VariableElement other = whole.getParameters().get(i);
      fits =
          real.getSimpleName().equals(other.getSimpleName())
              && isAttribute(real) == isAttribute(other)
              && (other.asType().getKind() == TypeKind.LONG
                  || (other.asType().getKind() == TypeKind.BOOLEAN
                      && real.asType().getKind() == TypeKind.BOOLEAN));
    }
    return fits;
  }

  private boolean isAttribute(VariableElement parameter) {
    return Overloads.isAttribute(parameter, sources);
  }

  private Located<String> at(ExecutableElement method, String fault) {
    return new Located<>(fault, ElementRef.of(sources, method));
  }

  /** Returns the place of the first of some parts of a method; its name where there is no tree. */
  private SourceRef place(
      ExecutableElement method, Function<MethodTree, List<? extends Tree>> parts) {
    TreePath path = sources.path(method);
    return path != null && path.getLeaf() instanceof MethodTree tree && !parts.apply(tree).isEmpty()
        ? ElementRef.of(sources, method, new TreePath(path, parts.apply(tree).get(0)))
        : ElementRef.of(sources, method);
  }
}

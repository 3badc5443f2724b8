package dev.waybill.processor.read;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.waybill.processor.elementwise.BodyReader;
import dev.waybill.processor.elementwise.Problem;
import dev.waybill.processor.elementwise.Reading;
import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads methods with {@code @Elementwise}. */
final class ElementwiseReader {
  private static final String TENSOR = "dev.waybill.tensor.Tensor";

  /** Simple names in the class with the kernels, which a class beside it would hide. */
  private static final Set<String> TAKEN =
      Set.of(
          "DType",
          "DevicePointwise",
          "Double",
          "Float",
          "FloatLoops",
          "FloatVector",
          "Formulas",
          "Generated",
          "Long",
          "Math",
          "Number",
          "Object",
          "Pointwise",
          "Promotion",
          "RecordedOps",
          "ScalarMath",
          "SuppressWarnings",
          "Tensor",
          "TensorOps",
          "VectorMask",
          "VectorMath",
          "VectorOperators",
          "VectorSpecies",
          "Vectors");

  private static final Reading NONE = new Reading(null, List.of(), false);

  private static final String FORMULAS = "dev.waybill.spi.Formulas";

  private final Elements elements;
  private final Sources sources;
  private final ElementReader elementReader;
  private final MethodReader methodReader;
  private final @Nullable TypeDraft tensor;

  ElementwiseReader(
      ProcessingEnvironment environment,
      Sources sources,
      ElementReader elementReader,
      TypeReader typeReader,
      MethodReader methodReader) {
    elements = environment.getElementUtils();
    this.sources = sources;
    this.elementReader = elementReader;
    this.methodReader = methodReader;
    TypeElement type = elements.getTypeElement(TENSOR);
    tensor = type == null ? null : typeReader.read(type.asType());
  }

  /**
   * Returns the draft; {@code null} for the method of {@code long} beside another, where the
   * compiler itself reports something, and where the runtime is not on the path.
   */
  @Nullable ElementwiseDraft read(Element element) {
    Mirror mirror = Mirror.find(sources, element, "Elementwise");
    if (mirror == null
        || mirror.isBroken()
        || tensor == null
        || !(element instanceof ExecutableElement method)) {
      return null;
    }
    List<ExecutableElement> same = ofTheSameName(method);
    if (isBeside(method, same)) {
      return null;
    }
    List<Located<String>> problems = new ArrayList<>();
    problems(method, same, mirror, problems);
    ExecutableElement whole =
        same.stream().filter(one -> isBeside(one, same)).findFirst().orElse(null);
    Mirror export = Mirror.find(sources, element, "Export");
    PackageElement inPackage = elements.getPackageOf(element);
    Set<String> attributes = new HashSet<>();
    for (VariableElement parameter : method.getParameters()) {
      if (isAttribute(parameter)) {
        attributes.add(parameter.getSimpleName().toString());
      }
    }
    boolean sound = problems.isEmpty();
    boolean isDouble =
        export != null
            && !mirror.texts("dtypes").isEmpty()
            && mirror.texts("dtypes").stream().allMatch(one -> one.value().equals("f64"));
    Reading real = sound ? reading(method, !isDouble, problems) : NONE;
    Reading integers = sound && whole != null ? reading(whole, !isDouble, problems) : NONE;
    return new ElementwiseDraft(
        elementReader.read(element),
        export == null
            ? ""
            : export.texts("value").stream().map(Located::value).findFirst().orElse(""),
        Names.binary(Names.owner(element)),
        Names.owner(element).getQualifiedName().toString(),
        Names.topLevel(element).getQualifiedName().toString(),
        inPackage == null ? "" : inPackage.getQualifiedName().toString(),
        element.getSimpleName().toString(),
        methodReader.read(method),
        attributes,
        Mirror.find(sources, element, "NotDifferentiable") == null,
        tensor,
        real.body(),
        real.roundsToFloat(),
        integers.body(),
        whole == null ? null : methodReader.read(whole),
        problems,
        sources.file(element),
        sources.line(element),
        mirror.at(),
        SuppressionReader.onAndAround(sources, element));
  }

  /** Returns whether a parameter stays a number. */
  private boolean isAttribute(VariableElement parameter) {
    return Mirror.find(sources, parameter, "Attribute") != null;
  }

  private List<ExecutableElement> ofTheSameName(ExecutableElement method) {
    return ElementFilter.methodsIn(Names.owner(method).getEnclosedElements()).stream()
        .filter(one -> one.getSimpleName().equals(method.getSimpleName()))
        .filter(one -> Mirror.find(sources, one, "Elementwise") != null)
        .toList();
  }

  /** Returns whether a method is the form for {@code long} of another one. */
  private boolean isBeside(ExecutableElement method, List<ExecutableElement> same) {
    return same.size() > 1
        && Mirror.find(sources, method, "Export") == null
        && method.getParameters().stream()
            .anyMatch(p -> !isAttribute(p) && p.asType().getKind() == TypeKind.LONG);
  }

  private void problems(
      ExecutableElement method,
      List<ExecutableElement> same,
      Mirror mirror,
      List<Located<String>> problems) {
    String name = method.getSimpleName().toString();
    String fault = "";
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      fault = name + " is not static. Make it static.";
    } else if (method.getModifiers().contains(Modifier.PRIVATE)) {
      fault = name + " is private, and its kernels call it. Leave private away.";
    } else if (method.getModifiers().contains(Modifier.NATIVE)) {
      fault = name + " is native and has no body. Write one in Java.";
    } else if (Mirror.find(sources, method, "Op") != null) {
      fault = name + " is @Op as well, which is for methods of tensors. Remove one of them.";
    } else if (mirror.flag("inPlace") && Mirror.find(sources, method, "Export") == null) {
      fault =
          name
              + " has inPlace, but no @Export, and a part of an op has no in-place form. Remove"
              + " inPlace, or export it.";
    } else if (!method.getTypeParameters().isEmpty()) {
      fault = name + " has type parameters. Take numbers.";
    } else if (method.getParameters().stream().allMatch(this::isAttribute)) {
      fault = name + " takes no tensor. Take at least one parameter without @Attribute.";
    } else if (same.stream().filter(one -> !isBeside(one, same)).count() > 1
        || same.stream().filter(one -> isBeside(one, same)).count() > 1) {
      fault =
          "several methods "
              + name
              + " have @Elementwise. Leave one for double and one for long, or name them apart.";
    }
    if (fault.isEmpty()) {
      fault = shape(method, same);
    }
    if (!fault.isEmpty()) {
      problems.add(new Located<>(fault, mirror.at()));
    }
  }

  /** Returns what is wrong with the types of a method and of that beside it, or an empty text. */
  private String shape(ExecutableElement method, List<ExecutableElement> same) {
    String name = method.getSimpleName().toString();
    ElementDraft element = elementReader.read(method);
    if (!method.getThrownTypes().isEmpty()) {
      return name + " declares exceptions. Kernels of numbers throw none.";
    } else if (element.inPrivateClass()) {
      return name + " stands in a private class, and its kernels call it. Make that less private.";
    } else if (element.unnamedPackage()) {
      return name + " stands in the unnamed package. Move its class into a package.";
    } else if (TAKEN.contains(Names.topLevel(method).getSimpleName().toString())) {
      return Names.topLevel(method).getSimpleName()
          + " has the name of a class that its kernels use. Choose another one.";
    }
    for (VariableElement parameter : method.getParameters()) {
      if (!Character.isLowerCase(parameter.getSimpleName().charAt(0))) {
        return "the parameter "
            + parameter.getSimpleName()
            + " does not begin with a small letter, as classes and constants in its kernels do not."
            + " Choose another name.";
      }
    }
    boolean takesWhole =
        method.getParameters().stream()
            .anyMatch(p -> !isAttribute(p) && p.asType().getKind() == TypeKind.LONG);
    if (takesWhole || method.getReturnType().getKind() == TypeKind.LONG) {
      return name
          + " computes with long elements alone. Write it for double, and this one beside it, of the"
          + " same name.";
    }
    ExecutableElement whole =
        same.stream().filter(one -> isBeside(one, same)).findFirst().orElse(method);
    boolean fits =
        whole.equals(method)
            || (whole.getParameters().size() == method.getParameters().size()
                && whole.getReturnType().getKind()
                    == (isTruth(method) ? TypeKind.BOOLEAN : TypeKind.LONG));
    for (int i = 0; fits && !whole.equals(method) && i < whole.getParameters().size(); i++) {
      VariableElement real = method.getParameters().get(i);
      VariableElement other = whole.getParameters().get(i);
      fits =
          real.getSimpleName().equals(other.getSimpleName())
              && isAttribute(real) == isAttribute(other)
              && (other.asType().getKind() == TypeKind.LONG
                  || (other.asType().getKind() == TypeKind.BOOLEAN
                      && real.asType().getKind() == TypeKind.BOOLEAN));
    }
    return fits
        ? ""
        : "the method "
            + name
            + " for long beside it takes or returns other things. Give both the same parameters, of"
            + " long there.";
  }

  private static boolean isTruth(ExecutableElement method) {
    return method.getReturnType().getKind() == TypeKind.BOOLEAN;
  }

  /** Returns what a class of another module says of its methods. */
  private List<String> formulas(TypeElement owner) {
    String kernels = ElementwiseDraft.kernels(elements.getBinaryName(owner).toString());
    TypeElement type = elements.getTypeElement(kernels);
    if (type == null) {
      return List.of();
    }
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      if (Mirror.name(mirror).equals(FORMULAS)) {
        return mirror.getElementValues().values().stream()
            .flatMap(value -> ((List<?>) value.getValue()).stream())
            .map(one -> String.valueOf(((AnnotationValue) one).getValue()))
            .toList();
      }
    }
    return List.of();
  }

  private Reading reading(
      ExecutableElement method, boolean computesInFloat, List<Located<String>> problems) {
    Trees trees = sources.trees();
    TreePath path = sources.path(method);
    if (trees == null || path == null) {
      return NONE;
    }
    Reading reading =
        new BodyReader(trees, this::formulas).read(method, this::isAttribute, computesInFloat);
    for (Problem problem : reading.problems()) {
      problems.add(new Located<>(problem.message(), ElementRef.of(sources, method, problem.at())));
    }
    return reading;
  }
}

package dev.waybill.processor.read;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.waybill.processor.elementwise.BodyReader;
import dev.waybill.processor.elementwise.Elsewhere;
import dev.waybill.processor.elementwise.Problem;
import dev.waybill.processor.elementwise.Reading;
import dev.waybill.processor.elementwise.Widths;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads methods with {@code @Elementwise}. */
final class ElementwiseReader {
  private static final String TENSOR = "dev.waybill.tensor.Tensor";

  private static final Reading NONE = new Reading(null, List.of(), false);

  private final Elements elements;
  private final Sources sources;
  private final ElementReader elementReader;
  private final MethodReader methodReader;
  private final ElementwiseFaults faults;
  private final Elsewhere elsewhere;
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
    faults = new ElementwiseFaults(sources, elementReader);
    elsewhere = new ClassFiles(environment, sources);
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
    Overloads overloads = Overloads.of(method, sources);
    if (overloads.wholes().contains(method)) {
      return null;
    }
    List<Located<String>> problems = new ArrayList<>();
    Located<String> fault = faults.find(method, overloads, mirror);
    if (fault != null) {
      problems.add(fault);
    }
    ExecutableElement whole = overloads.wholes().stream().findFirst().orElse(null);
    Mirror export = Mirror.find(sources, element, "Export");
    PackageElement inPackage = elements.getPackageOf(element);
    Set<String> attributes = new HashSet<>();
    for (VariableElement parameter : method.getParameters()) {
      if (Overloads.isAttribute(parameter, sources)) {
        attributes.add(parameter.getSimpleName().toString());
      }
    }
    boolean sound = fault == null;
    Widths widths = export == null ? Widths.PART : widths(mirror.texts("dtypes"));
    Reading real = sound ? reading(method, widths, problems) : NONE;
    Reading integers = sound && whole != null ? reading(whole, widths, problems) : NONE;
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
        ElementRef.of(sources, element),
        SuppressionReader.onAndAround(sources, element));
  }

  private static Widths widths(List<Located<String>> dtypes) {
    boolean isDouble =
        !dtypes.isEmpty() && dtypes.stream().allMatch(one -> one.value().equals("f64"));
    return isDouble ? Widths.DOUBLE : Widths.ALL;
  }

  private Reading reading(ExecutableElement method, Widths widths, List<Located<String>> problems) {
    Trees trees = sources.trees();
    TreePath path = sources.path(method);
    if (trees == null || path == null) {
      return NONE;
    }
    Reading reading =
        new BodyReader(trees, elsewhere)
            .read(method, p -> Overloads.isAttribute(p, sources), widths);
    for (Problem problem : reading.problems()) {
      problems.add(new Located<>(problem.message(), ElementRef.of(sources, method, problem.at())));
    }
    return reading;
  }
}

package dev.waybill.processor.read;

import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.JavaDeprecation;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.SuppressionDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads elements with {@code @Export}. */
final class SymbolReader {

  private final Elements elements;
  private final Sources sources;
  private final ElementReader elementReader;
  private final TypeReader typeReader;
  private final MethodReader methodReader;
  private final DocReader docReader;
  private final CreatorReader creatorReader;

  SymbolReader(
      ProcessingEnvironment environment,
      Sources sources,
      ElementReader elementReader,
      TypeReader typeReader,
      MethodReader methodReader) {
    elements = environment.getElementUtils();
    this.sources = sources;
    this.elementReader = elementReader;
    this.typeReader = typeReader;
    this.methodReader = methodReader;
    docReader = new DocReader(sources);
    creatorReader = new CreatorReader(sources);
  }

  /**
   * Returns the draft, or {@code null} where the compiler itself reports the annotation, or where
   * it is that of a record's component.
   */
  @Nullable SymbolDraft read(Element element) {
    Mirror export = Mirror.find(sources, element, "Export");
    if (export == null
        || export.isBroken()
        || ElementReader.isAccessorOf(
            element, field -> Mirror.find(sources, field, "Export") != null)) {
      return null;
    }
    Mirror elementwise = Mirror.find(sources, element, "Elementwise");
    Mirror op = elementwise == null ? Mirror.find(sources, element, "Op") : elementwise;
    Mirror notDifferentiable = Mirror.find(sources, element, "NotDifferentiable");
    JavaDeprecation javaDeprecated = javaDeprecation(element);
    List<ExecutableElement> constructors = creatorReader.constructors(element);
    PackageElement inPackage = elements.getPackageOf(element);
    return new SymbolDraft(
        kind(element, op),
        elementReader.read(element),
        export.texts("value"),
        export.has("v1") ? export.texts("v1") : null,
        deprecations(element),
        export.text("since"),
        status(export, javaDeprecated),
        Names.binary(Names.owner(element)),
        Names.owner(element).getQualifiedName().toString(),
        Names.topLevel(element).getQualifiedName().toString(),
        inPackage == null ? "" : inPackage.getQualifiedName().toString(),
        element instanceof TypeElement ? "" : element.getSimpleName().toString(),
        method(element, constructors),
        creatorReader.read(element, constructors),
        element instanceof VariableElement ? typeReader.read(element.asType()) : null,
        constantValue(element),
        op == null
            ? null
            : new SymbolDraft.OpDraft(
                op.texts("dtypes"),
                op.flag("inPlace"),
                elementwise != null || op.flag("pointwise"),
                // Only a body that runs everywhere can bring elements from elsewhere.
                op.flag("portable") || op.flag("anyDevice"),
                op.flag("anyDevice"),
                null,
                op.at()),
        notDifferentiable == null ? null : notDifferentiable.text("value"),
        javaDeprecated,
        doc(element, constructors),
        sources.file(element),
        sources.line(element),
        ElementRef.of(sources, element),
        export.at(),
        suppressions(element, constructors));
  }

  private static SymbolKind kind(Element element, @Nullable Mirror op) {
    if (element instanceof ExecutableElement) {
      return op == null ? SymbolKind.FUNCTION : SymbolKind.OP;
    }
    return element instanceof TypeElement ? SymbolKind.TYPE : SymbolKind.CONSTANT;
  }

  private @Nullable MethodDraft method(Element element, List<ExecutableElement> constructors) {
    if (element instanceof ExecutableElement method) {
      return methodReader.read(method);
    }
    return constructors.isEmpty()
        ? null
        : methodReader.readConstructor(constructors.get(0), (TypeElement) element);
  }

  private List<SuppressionDraft> suppressions(
      Element element, List<ExecutableElement> constructors) {
    List<SuppressionDraft> all = new ArrayList<>(SuppressionReader.onAndAround(sources, element));
    if (!constructors.isEmpty()) {
      all.addAll(SuppressionReader.on(sources, constructors.get(0)));
    }
    return all;
  }

  private DocDraft doc(Element element, List<ExecutableElement> constructors) {
    DocDraft doc = docReader.read(element);
    return constructors.isEmpty()
        ? doc
        : CreatorReader.doc(element, doc, docReader.read(constructors.get(0)));
  }

  private List<DeprecationDraft> deprecations(Element element) {
    List<DeprecationDraft> deprecations = new ArrayList<>();
    for (Mirror mirror : Mirror.all(sources, element, "DeprecatedName")) {
      Located<String> why = mirror.text("why");
      deprecations.add(
          new DeprecationDraft(
              mirror.text("name"),
              mirror.text("since"),
              mirror.text("removal"),
              mirror.text("use"),
              why.value(),
              mirror.at()));
    }
    return deprecations;
  }

  /** A status that is written stands; otherwise what Java deprecates is deprecated for us too. */
  private static String status(Mirror export, @Nullable JavaDeprecation javaDeprecated) {
    return javaDeprecated == null || export.has("status")
        ? export.text("status").value()
        : "DEPRECATED";
  }

  private @Nullable JavaDeprecation javaDeprecation(Element element) {
    Mirror deprecated = Mirror.findDeprecated(sources, element);
    if (deprecated != null) {
      return new JavaDeprecation(deprecated.text("since").value(), deprecated.flag("forRemoval"));
    }
    // The compiler takes the tag in Javadoc for the annotation.
    return elements.isDeprecated(element) ? new JavaDeprecation("", false) : null;
  }

  private @Nullable String constantValue(Element element) {
    if (!(element instanceof VariableElement field) || field.getConstantValue() == null) {
      return null;
    }
    return elements.getConstantExpression(field.getConstantValue());
  }
}

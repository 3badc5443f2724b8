package dev.waybill.processor.read;

import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.StateFieldDraft;
import dev.waybill.processor.model.StateFieldDraft.Holds;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.StatefulDraft.Superclass;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads classes with {@code @Stateful}. */
final class StatefulReader {

  private static final String STATEFUL = "Stateful";
  private static final String NAMED = "Named";

  private final Elements elements;
  private final Sources sources;
  private final ElementReader elementReader;
  private final Set<String> ownTopLevels;
  private final StateTypes types;

  StatefulReader(
      ProcessingEnvironment environment,
      Sources sources,
      ElementReader elementReader,
      Set<String> ownTopLevels) {
    elements = environment.getElementUtils();
    this.sources = sources;
    this.elementReader = elementReader;
    this.ownTopLevels = ownTopLevels;
    types = new StateTypes(environment);
  }

  /** Returns the draft, or {@code null} where the compiler itself reports the annotation. */
  @Nullable StatefulDraft read(Element element) {
    Mirror stateful = Mirror.find(sources, element, STATEFUL);
    if (stateful == null || !(element instanceof TypeElement type)) {
      return null;
    }
    List<TypeElement> chain = new ArrayList<>();
    boolean resolves = superclasses(type, chain);
    // Of what is no module nothing but that is said.
    boolean isModule = type.getKind() == ElementKind.CLASS && types.isModule(type.asType());
    List<Superclass> superclasses = new ArrayList<>();
    if (isModule) {
      chain.stream()
          .filter(c -> types.isModule(c.asType()))
          .map(this::superclass)
          .forEach(superclasses::add);
    }
    PackageElement inPackage = elements.getPackageOf(element);
    return new StatefulDraft(
        elementReader.read(element),
        isModule,
        resolves,
        Names.binary(type),
        type.getQualifiedName().toString(),
        Names.topLevel(type).getQualifiedName().toString(),
        inPackage == null ? "" : inPackage.getQualifiedName().toString(),
        superclasses,
        fields(type),
        stateful.at(),
        SuppressionReader.onAndAround(sources, element));
  }

  /** Adds the superclasses below the runtime's own, nearest first; returns whether all resolve. */
  private boolean superclasses(TypeElement type, List<TypeElement> into) {
    TypeMirror above = type.getSuperclass();
    while (above.getKind() == TypeKind.DECLARED) {
      TypeElement next = (TypeElement) ((DeclaredType) above).asElement();
      if (types.isModuleItself(next)) {
        return true;
      }
      into.add(next);
      above = next.getSuperclass();
    }
    return above.getKind() != TypeKind.ERROR;
  }

  private Superclass superclass(TypeElement type) {
    String owner = Names.binary(type);
    boolean own = ownTopLevels.contains(Names.topLevel(type).getQualifiedName().toString());
    return new Superclass(
        owner,
        Mirror.find(sources, type, STATEFUL) != null,
        own || elements.getTypeElement(SymbolDraft.registrar(owner)) != null,
        fields(type));
  }

  private List<StateFieldDraft> fields(TypeElement type) {
    List<StateFieldDraft> fields = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getKind() == ElementKind.FIELD) {
        fields.add(field(type, field));
      }
    }
    return fields;
  }

  private StateFieldDraft field(TypeElement type, VariableElement field) {
    Set<Modifier> modifiers = field.getModifiers();
    Mirror named = Mirror.find(sources, field, NAMED);
    String name = field.getSimpleName().toString();
    Holds holds = types.holds(field.asType());
    return new StateFieldDraft(
        name,
        named == null ? new Located<>(name, ElementRef.of(sources, field)) : named.text("value"),
        named != null,
        holds,
        TypeText.simple(field.asType()),
        modifiers.contains(Modifier.STATIC),
        modifiers.contains(Modifier.TRANSIENT),
        modifiers.contains(Modifier.PRIVATE),
        holds == Holds.STATE && hasAccessor(type, name),
        ElementRef.of(sources, field),
        SuppressionReader.onAndAround(sources, field));
  }

  private boolean hasAccessor(TypeElement type, String name) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Set<Modifier> modifiers = method.getModifiers();
      if (method.getSimpleName().contentEquals(name)
          && method.getParameters().isEmpty()
          && method.getThrownTypes().isEmpty()
          && !modifiers.contains(Modifier.PRIVATE)
          && !modifiers.contains(Modifier.STATIC)
          && types.holds(method.getReturnType()) == Holds.STATE) {
        return true;
      }
    }
    return false;
  }
}

package dev.waybill.processor.read;

import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.MethodDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the exports of other modules by their index classes. A processor cannot read the resources
 * of other jars, so it lists the fixed package on the class path, and follows {@code provides}
 * directives on the module path. Named modules on the class path stay unseen, but for the runtime.
 */
final class ForeignReader {

  static final String INDEX_PACKAGE = "dev.waybill.index";
  // A named module, which has its provider in a package of its own: where it stands on the class
  // path, no directive leads there, yet kernels of its ops must be possible.
  private static final String RUNTIME = "dev.waybill.runtime.waybill.dev_waybill__waybill_runtime";
  private static final String INDEX = "dev.waybill.spi.ExportIndex";
  private static final String SERVICE = "dev.waybill.spi.ExportModule";

  private final Elements elements;
  private final MethodReader methodReader;
  private final Set<String> ownTopLevels;

  ForeignReader(
      ProcessingEnvironment environment, MethodReader methodReader, Set<String> ownTopLevels) {
    elements = environment.getElementUtils();
    this.methodReader = methodReader;
    this.ownTopLevels = ownTopLevels;
  }

  /**
   * Returns the other modules, sorted by identity.
   *
   * @param own the compiled {@code module-info}, or {@code null}
   * @param ownId the identity of this module
   * @param ownProvider the provider of this module, whose class of an earlier build, or of another
   *     version of this module, is no other module
   */
  List<ForeignModule> read(@Nullable ModuleElement own, String ownId, String ownProvider) {
    Map<String, ForeignModule> found = new TreeMap<>();
    for (TypeElement provider : providers(own)) {
      String name = provider.getQualifiedName().toString();
      AnnotationMirror index = index(provider);
      if (index != null
          && !ownTopLevels.contains(name)
          && !(name.equals(ownProvider) && isOwn(index, ownId))) {
        found.put(name, module(provider, index));
      }
    }
    List<ForeignModule> modules = new ArrayList<>(found.values());
    modules.sort(Comparator.comparing(ForeignModule::id).thenComparing(ForeignModule::provider));
    return modules;
  }

  private static boolean isOwn(AnnotationMirror index, String ownId) {
    return ForeignModule.withoutVersion(text(index, "module"))
        .equals(ForeignModule.withoutVersion(ownId));
  }

  private List<TypeElement> providers(@Nullable ModuleElement own) {
    List<TypeElement> providers = new ArrayList<>();
    PackageElement fixed = elements.getPackageElement(INDEX_PACKAGE);
    if (fixed != null) {
      providers.addAll(ElementFilter.typesIn(fixed.getEnclosedElements()));
    }
    TypeElement runtime = elements.getTypeElement(RUNTIME);
    if (runtime != null) {
      providers.add(runtime);
    }
    for (ModuleElement module : elements.getAllModuleElements()) {
      // The JDK's own modules provide no exports, and reading all their directives takes time.
      String name = module.getQualifiedName().toString();
      if (!module.equals(own) && !name.startsWith("java.") && !name.startsWith("jdk.")) {
        providers.addAll(provided(module));
      }
    }
    return providers;
  }

  private List<TypeElement> provided(ModuleElement module) {
    List<TypeElement> provided = new ArrayList<>();
    PackageElement fixed = elements.getPackageElement(module, INDEX_PACKAGE);
    if (fixed != null) {
      provided.addAll(ElementFilter.typesIn(fixed.getEnclosedElements()));
    }
    for (ModuleElement.ProvidesDirective directive :
        ElementFilter.providesIn(module.getDirectives())) {
      if (directive.getService().getQualifiedName().contentEquals(SERVICE)) {
        provided.addAll(directive.getImplementations());
      }
    }
    return provided;
  }

  private ForeignModule module(TypeElement provider, AnnotationMirror index) {
    int format = value(index, "format") instanceof Integer number ? number : 0;
    ListingReader reader = new ListingReader(this::method);
    Map<String, ForeignName> names =
        format > ForeignModule.FORMAT ? Map.of() : reader.read(listing(provider));
    return new ForeignModule(
        text(index, "module"),
        provider.getQualifiedName().toString(),
        format,
        texts(index, "namespaces"),
        names,
        reader.damage());
  }

  private static String listing(TypeElement provider) {
    Map<String, String> pieces = new HashMap<>();
    for (VariableElement field : ElementFilter.fieldsIn(provider.getEnclosedElements())) {
      if (field.getConstantValue() instanceof String piece) {
        pieces.put(field.getSimpleName().toString(), piece);
      }
    }
    StringBuilder listing = new StringBuilder();
    for (int number = 1; pieces.containsKey(ForeignModule.LISTING + number); number++) {
      listing.append(pieces.get(ForeignModule.LISTING + number));
    }
    return listing.toString();
  }

  /** Returns the signature of {@code relu(org.example.Tensor)} in a class, for kernels. */
  private @Nullable MethodDraft method(String declaring, String member) {
    TypeElement owner = Names.find(elements, declaring);
    if (owner == null) {
      return null;
    }
    int open = member.indexOf('(');
    for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals(member.substring(0, open))) {
        MethodDraft draft = methodReader.read(method);
        if (draft.erasedSignature().equals(member.substring(open))) {
          return draft;
        }
      }
    }
    return null;
  }

  private static @Nullable AnnotationMirror index(Element type) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      if (Mirror.name(mirror).equals(INDEX)) {
        return mirror;
      }
    }
    return null;
  }

  private static @Nullable Object value(AnnotationMirror mirror, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue().getValue();
      }
    }
    return null;
  }

  private static String text(AnnotationMirror mirror, String member) {
    Object value = value(mirror, member);
    return value == null ? "" : value.toString();
  }

  private static List<String> texts(AnnotationMirror mirror, String member) {
    List<String> texts = new ArrayList<>();
    if (value(mirror, member) instanceof List<?> items) {
      for (Object item : items) {
        texts.add(String.valueOf(((AnnotationValue) item).getValue()));
      }
    }
    return texts;
  }
}

package dev.waybill.processor.read;

import dev.waybill.processor.model.BuildDraft;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads all that one compilation says about exports, in an order that no compiler decides. */
public final class ModuleReader {

  private static final List<String> TRIGGERS =
      List.of(
          "Export",
          "Op",
          "Kernel",
          "Gradient",
          "NotDifferentiable",
          "Default",
          "Range",
          "Namespace",
          "DeprecatedName",
          "DeprecatedName.All",
          "SuppressExport",
          "SuppressExport.All");

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Sources sources;

  /**
   * Makes a reader for one compilation.
   *
   * @param environment the compiler's
   */
  public ModuleReader(ProcessingEnvironment environment) {
    this.environment = environment;
    elements = environment.getElementUtils();
    sources = new Sources(environment);
  }

  /**
   * Returns the elements of a round that carry an annotation which makes it worth reading.
   *
   * @param round the round
   * @return the elements, in no order
   */
  public Set<Element> triggers(RoundEnvironment round) {
    Set<Element> found = new HashSet<>();
    for (String annotation : TRIGGERS) {
      found.addAll(annotated(round, annotation));
    }
    return found;
  }

  /**
   * Returns the place of an element.
   *
   * @param element an element of the present round
   * @return its place
   */
  public SourceRef at(Element element) {
    return ElementRef.of(sources, element);
  }

  /**
   * Reads a round.
   *
   * @param round the round
   * @param provider names the provider of a module
   * @return what the round says
   */
  public ModuleDraft read(RoundEnvironment round, Function<ModuleIdentity, String> provider) {
    Set<String> tops = topLevels(round);
    ModuleInfoReader moduleInfo = new ModuleInfoReader(environment, round.getRootElements());
    ElementReader elementReader = new ElementReader(environment, moduleInfo);
    TypeReader typeReader = new TypeReader(environment, tops);
    MethodReader methodReader = new MethodReader(environment, sources, typeReader);
    KernelReader kernelReader = new KernelReader(environment, sources, elementReader, methodReader);
    SourceRef at = first(round);
    ModuleIdentity identity =
        new IdentityReader(environment)
            .read(moduleInfo.module(), packages(round), identityAt(round, moduleInfo, at));
    List<SymbolDraft> symbols =
        each(
            round,
            "Export",
            new SymbolReader(environment, sources, elementReader, typeReader, methodReader)::read,
            SymbolDraft::at);
    List<KernelDraft> kernels = each(round, "Kernel", kernelReader::readKernel, KernelDraft::at);
    List<GradientDraft> gradients =
        each(round, "Gradient", kernelReader::readGradient, GradientDraft::at);
    List<NamespaceDraft> namespaces =
        each(
            round,
            "Namespace",
            new NamespaceReader(elements, sources, tops)::read,
            NamespaceDraft::at);
    String expectedProvider = provider.apply(identity);
    Set<String> own = new HashSet<>(tops);
    own.add(expectedProvider);
    List<ForeignModule> foreign =
        new ForeignReader(environment, methodReader, own).read(moduleInfo.module(), identity.id());
    return new ModuleDraft(
        identity,
        namespaces,
        symbols,
        kernels,
        gradients,
        new StrayReader(elements, sources, elementReader).read(round),
        foreign,
        build(
            moduleInfo,
            expectedProvider,
            new PreviousBuild(environment, sources).missing(tops, at)));
  }

  private BuildDraft build(
      ModuleInfoReader moduleInfo, String expectedProvider, List<Located<String>> missing) {
    Map<String, String> options = new TreeMap<>();
    environment
        .getOptions()
        .forEach(
            (name, value) -> {
              if (name.startsWith("waybill.")) {
                options.put(name, value == null ? "" : value);
              }
            });
    return new BuildDraft(
        options,
        List.copyOf(moduleInfo.provided()),
        expectedProvider,
        missing,
        sources.hasTrees(),
        moduleInfo.sees("javax.annotation.processing.Generated"),
        annotationsFormat());
  }

  private int annotationsFormat() {
    TypeElement module = elements.getTypeElement("dev.waybill.spi.ExportModule");
    if (module == null) {
      return 0;
    }
    for (VariableElement field : ElementFilter.fieldsIn(module.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals("FORMAT")
          && field.getConstantValue() instanceof Integer format) {
        return format;
      }
    }
    return 0;
  }

  private <T> List<T> each(
      RoundEnvironment round,
      String annotation,
      Function<Element, @Nullable T> reader,
      Function<T, SourceRef> place) {
    List<T> drafts = new ArrayList<>();
    for (Element element : annotated(round, annotation)) {
      T draft = reader.apply(element);
      if (draft != null) {
        drafts.add(draft);
      }
    }
    // Not the order of files, which is the compiler's, nor that of ECJ, which hashes.
    record Keyed<D>(String key, D draft) {}
    List<Keyed<T>> keyed = new ArrayList<>();
    drafts.forEach(draft -> keyed.add(new Keyed<>(place.apply(draft).sortKey(), draft)));
    keyed.sort(Comparator.comparing(Keyed::key));
    List<T> sorted = new ArrayList<>();
    keyed.forEach(k -> sorted.add(k.draft()));
    return sorted;
  }

  private Set<? extends Element> annotated(RoundEnvironment round, String annotation) {
    TypeElement type = elements.getTypeElement(Mirror.PACKAGE + annotation);
    return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
  }

  private SourceRef first(RoundEnvironment round) {
    Element first = null;
    String firstKey = "";
    for (Element element : triggers(round)) {
      String key = ElementRef.of(sources, element).sortKey() + Names.qualified(element);
      if (first == null || key.compareTo(firstKey) < 0) {
        first = element;
        firstKey = key;
      }
    }
    if (first == null) {
      throw new IllegalStateException("a round is read only when it has an annotation of ours");
    }
    return ElementRef.of(sources, first);
  }

  private SourceRef identityAt(RoundEnvironment round, ModuleInfoReader moduleInfo, SourceRef at) {
    ModuleElement module = moduleInfo.module();
    // Tests of a module are compiled into it without its module-info.
    return module != null && round.getRootElements().contains(module)
        ? ElementRef.of(sources, module)
        : at;
  }

  private Set<String> packages(RoundEnvironment round) {
    Set<String> packages = new TreeSet<>();
    for (Element element : annotated(round, "Export")) {
      PackageElement inPackage = elements.getPackageOf(element);
      if (inPackage != null) {
        packages.add(inPackage.getQualifiedName().toString());
      }
    }
    return packages;
  }

  private static Set<String> topLevels(RoundEnvironment round) {
    Set<String> tops = new HashSet<>();
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      tops.add(type.getQualifiedName().toString());
    }
    return tops;
  }
}

package dev.waybill.processor.read;

import dev.waybill.processor.model.BuildDraft;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.LocalDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads all that one round says about exports, in an order that no compiler decides. */
public final class ModuleReader {

  private final ProcessingEnvironment environment;
  private final RoundEnvironment round;
  private final Elements elements;
  private final Sources sources;
  private final Annotated annotated;

  /**
   * Makes a reader for one round.
   *
   * @param environment the compiler's
   * @param round the round
   */
  public ModuleReader(ProcessingEnvironment environment, RoundEnvironment round) {
    this.environment = environment;
    this.round = round;
    elements = environment.getElementUtils();
    sources = new Sources(environment);
    annotated = new Annotated(round, elements);
  }

  /**
   * Returns whether there is nothing to read.
   *
   * @return whether the round lists no element with an annotation of ours
   */
  public boolean isEmpty() {
    return annotated.any().isEmpty();
  }

  /**
   * Reads the annotations inside the bodies of methods, which a round does not list.
   *
   * @return the annotations, sorted; none where the compiler offers no trees
   */
  public List<LocalDraft> locals() {
    return new LocalReader(sources, Annotated.TRIGGERS).read(round);
  }

  /**
   * Returns the classes of a round without exports of which the manifest of an earlier compilation
   * has some.
   *
   * @return their names, sorted
   */
  public List<Located<String>> stale() {
    return previousBuild(TopLevels.of(round, elements)).stale();
  }

  private PreviousBuild previousBuild(TopLevels tops) {
    return new PreviousBuild(environment, sources, annotated, tops.names());
  }

  /**
   * Reads the round, which is not {@linkplain #isEmpty() empty}.
   *
   * @param provider names the provider of a module
   * @return what the round says
   */
  public ModuleDraft read(Function<ModuleIdentity, String> provider) {
    TopLevels tops = TopLevels.of(round, elements);
    ModuleInfoReader moduleInfo = new ModuleInfoReader(environment, round.getRootElements());
    ElementReader elementReader = new ElementReader(environment, moduleInfo);
    TypeReader typeReader = new TypeReader(environment, tops.names());
    MethodReader methodReader = new MethodReader(environment, sources, typeReader);
    KernelReader kernelReader = new KernelReader(environment, sources, elementReader, methodReader);
    SourceRef at = annotated.first(sources);
    ModuleIdentity identity =
        new IdentityReader(environment)
            .read(moduleInfo.module(), annotated.packages(), identityAt(moduleInfo, at));
    List<SymbolDraft> symbols =
        each(
            "Export",
            new SymbolReader(environment, sources, elementReader, typeReader, methodReader)::read,
            SymbolDraft::at);
    List<KernelDraft> kernels =
        new ArrayList<>(each("Kernel", kernelReader::readKernel, KernelDraft::at));
    kernels.addAll(each("Shape", kernelReader::readShape, KernelDraft::at));
    List<GradientDraft> gradients = each("Gradient", kernelReader::readGradient, GradientDraft::at);
    List<NamespaceDraft> namespaces =
        each(
            "Namespace",
            new NamespaceReader(environment, sources, tops.names())::read,
            NamespaceDraft::at);
    List<ElementwiseDraft> elementwise =
        each(
            "Elementwise",
            new ElementwiseReader(environment, sources, elementReader, typeReader, methodReader)
                ::read,
            ElementwiseDraft::at);
    List<StatefulDraft> stateful =
        each(
            "Stateful",
            new StatefulReader(environment, sources, elementReader, tops.names())::read,
            StatefulDraft::at);
    StrayReader strays = new StrayReader(sources, elementReader);
    String expectedProvider = provider.apply(identity);
    List<ForeignModule> foreign =
        new ForeignReader(environment, methodReader, tops.names())
            .read(moduleInfo.module(), identity.id(), expectedProvider);
    return new ModuleDraft(
        identity,
        namespaces,
        symbols,
        kernels,
        gradients,
        elementwise,
        stateful,
        strays.read(annotated),
        strays.attributes(annotated),
        strays.names(annotated),
        locals(),
        SuppressionReader.all(sources, annotated),
        foreign,
        build(moduleInfo, typeReader, expectedProvider, previousBuild(tops).missing(at), tops));
  }

  private BuildDraft build(
      ModuleInfoReader moduleInfo,
      TypeReader typeReader,
      String expectedProvider,
      List<Located<String>> missing,
      TopLevels tops) {
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
        exportsNothing() ? previousBuild(tops).stale() : List.of(),
        sources.hasTrees(),
        moduleInfo.sees("javax.annotation.processing.Generated"),
        moduleInfo.sees("jdk.incubator.vector.FloatVector"),
        annotationsFormat(),
        tops.names(),
        tops.packages(),
        typeReader.packages(),
        moduleInfo.exported());
  }

  private boolean exportsNothing() {
    // Where there is state, the provider is written anew.
    return annotated.with("Stateful").isEmpty()
        && PreviousBuild.EXPORTING.stream().allMatch(name -> annotated.with(name).isEmpty());
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
      String annotation, Function<Element, @Nullable T> reader, Function<T, SourceRef> place) {
    List<T> drafts = new ArrayList<>();
    for (Element element : annotated.with(annotation)) {
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

  private SourceRef identityAt(ModuleInfoReader moduleInfo, SourceRef at) {
    ModuleElement module = moduleInfo.module();
    // Tests of a module are compiled into it without its module-info.
    return module != null && round.getRootElements().contains(module)
        ? ElementRef.of(sources, module)
        : at;
  }
}

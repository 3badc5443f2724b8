package dev.waybill.processor.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Runs a processor in a wrapped environment, as Gradle does: the compiler's trees are gone. */
final class WithoutTrees implements Processor {

  private final Processor processor;

  WithoutTrees(Processor processor) {
    this.processor = processor;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    processor.init(new Wrapped(environment));
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @SuppressWarnings("DoNotClaimAnnotations") // It passes the answer on.
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return processor.process(annotations, round);
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
    return processor.getCompletions(element, annotation, member, text);
  }

  private record Wrapped(ProcessingEnvironment real) implements ProcessingEnvironment {

    @Override
    public Map<String, String> getOptions() {
      return real.getOptions();
    }

    @Override
    public Messager getMessager() {
      return real.getMessager();
    }

    @Override
    public Filer getFiler() {
      return real.getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return real.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return real.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return real.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return real.getLocale();
    }
  }
}

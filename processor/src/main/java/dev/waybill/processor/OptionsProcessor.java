package dev.waybill.processor;

import dev.waybill.processor.check.Checks;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Recognises Waybill's options in compilations that export nothing, such as that of a module's
 * tests. Without it javac warns of an unknown option there, and {@code -Werror} fails the build.
 *
 * <p>Not the {@link ExportProcessor} itself: it claims its annotations, and to claim {@code "*"}
 * would hide all annotations from other processors.
 */
public final class OptionsProcessor extends AbstractProcessor {

  /** Called by the compiler. */
  public OptionsProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Checks.optionNames();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return false;
  }
}

package dev.waybill.processor;

import dev.waybill.processor.check.Checks;
import dev.waybill.processor.emit.Reporter;
import dev.waybill.processor.read.ModuleReader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Recognises Waybill's options in compilations that export nothing, such as that of a module's
 * tests. Without it javac warns of an unknown option there, and {@code -Werror} fails the build.
 * Annotations inside methods are looked for there too: javac asks the other processor only where it
 * lists an annotation, and it lists none inside methods. So are classes that lost their last
 * export, whose earlier ones would stay in the output unseen.
 *
 * <p>Not the {@link ExportProcessor} itself: it claims its annotations, and to claim {@code "*"}
 * would hide all annotations from other processors.
 */
public final class OptionsProcessor extends AbstractProcessor {

  private boolean done;

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
    if (!done) {
      done = true;
      try {
        readRound(round);
      } catch (Throwable failure) {
        processingEnv.getMessager().printMessage(Kind.ERROR, Checks.internalError(failure));
      }
    }
    return false;
  }

  private void readRound(RoundEnvironment round) {
    ModuleReader reader = new ModuleReader(processingEnv, round);
    if (reader.isEmpty()) {
      new Reporter(processingEnv.getMessager())
          .report(
              Checks.withoutExports(reader.locals(), reader.stale(), processingEnv.getOptions())
                  .sorted());
    }
  }
}

package dev.waybill.processor;

import dev.waybill.processor.check.Checks;
import dev.waybill.processor.check.Findings;
import dev.waybill.processor.emit.Emitter;
import dev.waybill.processor.emit.Reporter;
import dev.waybill.processor.kernels.ElementwiseOps;
import dev.waybill.processor.kernels.KernelClass;
import dev.waybill.processor.model.InPlaceForms;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.read.ModuleReader;
import dev.waybill.processor.write.GeneratedFile;
import dev.waybill.processor.write.WriteInput;
import dev.waybill.processor.write.Writers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Turns {@code @Export} into registrars, facades, a manifest and docs: read, check, write, emit,
 * once, in the first round that has exports.
 */
public final class ExportProcessor extends AbstractProcessor {

  private boolean done;

  /** Called by the compiler. */
  public ExportProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // The last two stand in what this processor generates, and -Xlint:processing asks who takes
    // them.
    return Set.of(
        "dev.waybill.annotations.*",
        "dev.waybill.spi.ExportIndex",
        "javax.annotation.processing.Generated");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Checks.optionNames();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // Claimed, because unclaimed annotations make -Xlint:processing warn in every user's build, and
  // nobody else processes these.
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      if (!annotations.isEmpty()) {
        processRound(round);
      }
    } catch (Throwable failure) {
      // The processor's door: whatever went wrong is one diagnostic, never a compiler crash.
      report(failure);
    }
    return true;
  }

  private void processRound(RoundEnvironment round) throws IOException {
    ModuleReader reader = new ModuleReader(processingEnv, round);
    if (reader.isEmpty()) {
      return;
    }
    Reporter reporter = new Reporter(processingEnv.getMessager());
    ModuleDraft module = reader.read(Writers::providerName);
    if (done) {
      reporter.report(Checks.late(module).sorted());
      return;
    }
    done = true;
    ModuleDraft whole = InPlaceForms.addTo(ElementwiseOps.addTo(module));
    Findings findings = Checks.run(whole);
    reporter.report(findings.sorted());
    if (!findings.isPartial()) {
      List<GeneratedFile> files =
          new ArrayList<>(write(whole, new Assembly(whole, findings).input()));
      files.addAll(KernelClass.write(module, findings::isBroken));
      new Emitter(processingEnv).emit(files);
    }
  }

  private static List<GeneratedFile> write(ModuleDraft module, WriteInput input) {
    return module.isFoundByName() ? Writers.writeRegistrars(input) : Writers.write(input);
  }

  private void report(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    processingEnv.getMessager().printMessage(Kind.ERROR, Checks.internalError(failure));
    processingEnv.getMessager().printMessage(Kind.NOTE, trace.toString());
  }
}

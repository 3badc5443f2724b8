package dev.waybill.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.device.CudaPrograms;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/// Makes a test of each op of a registry.
///
/// ```java
/// class ProofTest {
///   @TestFactory
///   Stream<DynamicTest> proves() {
///     return Testkit.proofs(Registry.global(), ProofOptions.of("org.example:ops", "example."));
///   }
/// }
/// ```
///
/// For every dtype and every kernel that this machine can run: the kernel against the reference
/// body, on arguments that are dense, strided, transposed, expanded, empty, without dimensions, and
/// with NaN and infinities; by position, by name, typed, in place and into another tensor; shape
/// and dtype on tensors without data; that nothing is written or shared but what is declared; first
/// and second derivatives against central differences; what the op refuses; and the example in its
/// contract comment. What kernels asked devices for is compiled for CUDA where there is a compiler.
public final class Testkit {
  private static final int SHOWN = 12;

  private Testkit() {}

  /// Returns a test an op, one that compiles for CUDA where kernels are for it, and one that writes
  /// `META-INF/waybill/proof.json` and the coverage page and prints the counts. A test fails for
  /// whatever does not hold, and for a dtype that a kernel declares and no sample ran, if the
  /// op has samples.
  ///
  /// @param registry where the ops are
  /// @param options which ops, and where to write
  /// @return tests, to be run in order
  public static Stream<DynamicTest> proofs(Registry registry, ProofOptions options) {
    Proof proof = new Proof(options.module());
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, Symbol.Op> forms = new HashMap<>();
    List<Subject> ops = new ArrayList<>();
    for (Symbol symbol : registry.symbols()) {
      if (options.prefixes().stream().noneMatch(symbol.name()::startsWith)) {
        continue;
      }
      if (symbol instanceof Symbol.Function function) {
        Subject composed = Subject.of(function);
        if (!composed.traits().gradients().isEmpty()) {
          ops.add(composed);
        }
      }
      if (symbol instanceof Symbol.Op op) {
        if (op.traits().inPlaceOf().isEmpty()) {
          ops.add(Subject.of(op));
        } else {
          forms.put(op.traits().inPlaceOf(), op);
        }
      }
    }
    Examples examples = Examples.of(options, ops.stream().map(Subject::name).toList());
    for (Subject op : ops) {
      tests.add(dynamicTest(op.name(), () -> prove(op, forms, examples, proof)));
    }
    if (ops.stream().anyMatch(Testkit::isForCuda)) {
      tests.add(dynamicTest("compiles for CUDA", () -> compile(proof)));
    }
    tests.add(dynamicTest("coverage", () -> finish(proof, options, ops.size())));
    return tests.stream();
  }

  private static void prove(
      Subject op, Map<String, Symbol.Op> forms, Examples examples, Proof proof) {
    List<String> ofExample = examples.faults(op.name());
    OpReport report = new OpProof(op, forms.get(op.name()), SamplesOfOp.of(op), ofExample).run();
    proof.add(report);
    int count = report.failures().size();
    if (count > 0) {
      Assertions.fail(
          op.name()
              + ": "
              + count
              + " faults:\n"
              + String.join("\n", report.failures().subList(0, Math.min(SHOWN, count))));
    }
  }

  private static boolean isForCuda(Subject op) {
    return op.kernels().stream().anyMatch(kernel -> kernel.device().equals("cuda"));
  }

  static void compile(Proof proof) {
    CudaCompilation done = CudaCompilation.of(proof.reports());
    proof.judge(done);
    if (!done.refusal().isEmpty()) {
      // A compiler that is here is not to blame where nothing ran that it could compile.
      Assertions.assertFalse(
          CudaPrograms.absence().isPresent() && Required.names().contains(Required.CUDA_COMPILER),
          () -> Required.PROPERTY + " names " + Required.CUDA_COMPILER + "; " + done.text());
      Assumptions.abort(done.text());
    }
    if (!done.faults().isEmpty()) {
      Assertions.fail(
          done.faults().size()
              + " programs do not compile for CUDA:\n"
              + String.join("\n", done.faults().subList(0, Math.min(SHOWN, done.faults().size()))));
    }
  }

  private static void finish(Proof proof, ProofOptions options, int ops) throws IOException {
    proof.write(options);
    System.getLogger("dev.waybill.testkit")
        .log(System.Logger.Level.INFO, Testkit.counts(proof, options));
    Assertions.assertEquals(ops, proof.reports().size(), "ops that were proved");
    Assertions.assertTrue(ops > 0, "no op begins with any of " + options.prefixes());
  }

  private static String counts(Proof proof, ProofOptions options) {
    StringBuilder text = new StringBuilder(options.module() + ":");
    for (Status status : Status.values()) {
      if (status != Status.NONE && status != Status.MISSING) {
        text.append(' ').append(proof.count(status)).append(' ').append(status.text()).append(',');
      }
    }
    text.append(' ').append(proof.reports().size()).append(" ops.");
    proof
        .gradients()
        .forEach((what, count) -> text.append(" First gradients " + what + ": " + count + '.'));
    proof.devices().forEach((kind, what) -> text.append(' ' + kind + ' ' + what + '.'));
    return text.toString();
  }
}

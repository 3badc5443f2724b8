package dev.waybill.ops;

import dev.waybill.registry.Registry;
import dev.waybill.testkit.ProofOptions;
import dev.waybill.testkit.Testkit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Proves the ops of the runtime, which the testkit stands on, and those of this module.
class ProofTest {

  @TestFactory
  Stream<DynamicTest> proves() {
    return Testkit.proofs(
        Registry.global(),
        ProofOptions.of(
            "dev.waybill:waybill-sample-ops",
            "tensor.",
            "math.",
            "nn.functional.",
            "nn.utils.",
            "search.bm25",
            "search.topK"));
  }
}

package ${package};

import dev.waybill.registry.Registry;
import dev.waybill.testkit.ProofOptions;
import dev.waybill.testkit.Testkit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Proves every op of the namespace against its own declaration.
class ProofTest {
  @TestFactory
  Stream<DynamicTest> proves() {
    return Testkit.proofs(
        Registry.global(), ProofOptions.of("${groupId}:${artifactId}", "${namespace}."));
  }
}

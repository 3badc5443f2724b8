package dev.waybill.plugin.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {

  @Test
  void takesACommentApart() {
    Contract contract =
        Contract.read(
            """
            Some words.

            - Source: a book,
              page 4.
            - Shapes: `x: [n]`.
            - Another: stays.

            ```java
            f(x); // ==> 1
            ```

            ```text
            - Units: not here
            ```

            More words.\
            """);
    assertThat(contract.labels())
        .containsExactly(
            java.util.Map.entry("Shapes", "`x: [n]`."),
            java.util.Map.entry("Source", "a book,\npage 4."));
    assertThat(contract.examples())
        .containsExactly(new Example(List.of(new Example.Step("f(x);", "1"))));
    assertThat(contract.rest())
        .isEqualTo(
            "Some words.\n\n- Another: stays.\n\n\n```text\n- Units: not here\n```\n\nMore words.");
  }

  @Test
  void readsALabelThatIsAParagraph() {
    Contract contract = Contract.read("Source: PyTorch,\n`torch.pool`.\n\nWords.");
    assertThat(contract.labels())
        .containsOnly(java.util.Map.entry("Source", "PyTorch,\n`torch.pool`."));
    assertThat(contract.rest()).isEqualTo("Words.");
  }

  @Test
  void keepsAFenceThatIsNeverClosed() {
    assertThat(Contract.read("```java\nf();").examples())
        .containsExactly(new Example(List.of(new Example.Step("f();", ""))));
  }

  @Test
  void readsClaimsBehindAndBelowCode() {
    Example example =
        Example.read(
            List.of(
                "Tensor m = f();",
                "m; // ==> tensor([[1.],",
                "   //         [2.]])",
                "g(m);",
                "// ==> 2",
                "done();"));
    assertThat(example.steps())
        .containsExactly(
            new Example.Step("Tensor m = f();\nm;", "tensor([[1.],\n         [2.]])"),
            new Example.Step("g(m);", "2"),
            new Example.Step("done();", ""));
  }
}

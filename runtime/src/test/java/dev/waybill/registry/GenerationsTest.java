package dev.waybill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.UnknownNameException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names and symbols of both API generations, either way.
class GenerationsTest {

  private final Registry present =
      new Library("org.t:t:1.0", "t.Owner")
          .op("math.add", "add() -> void", "", () -> arguments -> "sum")
          .alias("add")
          .op("math.relu", "relu() -> void", "", () -> arguments -> "max")
          .alias("relu")
          .generation1("nn.relu", "old.relu")
          .deprecated("old.relu", "nn.relu")
          .function("math.fresh", "fresh() -> void", arguments -> "new")
          .generation1()
          .type("math.Text", String.class)
          .generation1("Text")
          .constant("math.PI", "PI: double", Math.PI)
          .alias("PI")
          .generation1("constants.pi")
          .registry();
  private final Registry first = present.generation(1);

  @Test
  void findsTheSameSymbolsUnderTheNamesOfEachGeneration() {
    assertThat(first.lookup("nn.relu")).isSameAs(present.lookup("math.relu"));
    assertThat(first.lookup("Text")).isSameAs(present.lookup("math.Text"));
    assertThat(first.lookup("constants.pi")).isSameAs(present.lookup("PI"));
    assertThat(first.lookup("add")).isSameAs(present.lookup("math.add"));
    assertThat(first.op("nn.relu")).isSameAs(present.op("relu"));
  }

  @Test
  void givesTheNamesOfASymbolInEachGeneration() {
    Symbol relu = present.lookup("math.relu");
    assertThat(relu.name()).isEqualTo("math.relu");
    assertThat(relu.aliases()).containsExactly("relu");
    assertThat(relu.names(2)).containsExactly("math.relu", "relu");
    assertThat(relu.names(1)).containsExactly("nn.relu", "old.relu");
    assertThat(present.lookup("math.add").names(1)).containsExactly("math.add", "add");
    assertThat(present.lookup("math.fresh").names(1)).isEmpty();
    assertThat(present.lookup("math.Text").names(1)).containsExactly("Text");
    assertThat(present.lookup("math.PI").names(1)).containsExactly("constants.pi");
  }

  @Test
  void findsSymbolsByMemberAndTypeInEitherGeneration() {
    for (Registry registry : List.of(present, first)) {
      assertThat(registry.findMember("t.Owner#relu")).containsExactly(present.lookup("relu"));
      assertThat(registry.findMember("t.Owner#PI")).containsExactly(present.lookup("PI"));
      assertThat(registry.findMember("t.Owner#none")).isEmpty();
    }
    assertThat(present.findType(Integer.class)).isEmpty();
  }

  @Test
  void listsNamesNamespacesAndSymbolsOfEachGeneration() {
    assertThat(first.names(""))
        .containsExactly("Text", "add", "constants.pi", "math.add", "nn.relu", "old.relu");
    assertThat(present.names("math."))
        .containsExactly("math.PI", "math.Text", "math.add", "math.fresh", "math.relu");
    assertThat(first.namespaces()).containsExactly("constants", "math", "nn", "old");
    assertThat(present.namespaces()).containsExactly("math");
    assertThat(first.symbols())
        .extracting(symbol -> symbol.names(1).get(0))
        .containsExactly("Text", "constants.pi", "math.add", "nn.relu");
    assertThat(present.symbols()).hasSize(5);
  }

  @Test
  void goesBackAndForth() {
    assertThat(first.generation()).isEqualTo(1);
    assertThat(first.generation(1)).isSameAs(first);
    assertThat(first.generation(2).lookup("math.relu")).isSameAs(present.lookup("relu"));
    assertThatThrownBy(() -> present.generation(3))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("Registry.generation: argument generation: found 3, expected 1 or 2.");
  }

  @Test
  void tellsThatTheOtherGenerationHasAName() {
    assertThatThrownBy(() -> first.lookup("math.fresh"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            "math.fresh: nothing is registered under this name (did you mean nn.relu, old.relu or"
                + " Text?). API generation 2 has it.");
    assertThatThrownBy(() -> present.lookup("nn.relu"))
        .hasMessageEndingWith(
            " (did you mean math.relu, relu or math.Text?). API generation 1 has it.");
    assertThat(first.find("math.fresh")).isEmpty();
  }

  @Test
  void reportsADeprecatedNameOnce() {
    try (LogLines log = new LogLines("dev.waybill.registry")) {
      first.lookup("nn.relu");
      present.lookup("relu");
      assertThat(log.lines()).isEmpty();
      first.lookup("old.relu");
      first.find("old.relu");
      assertThat(log.lines())
          .containsExactly("old.relu: deprecated since 1.1, to be removed in 2.0; use nn.relu.");
    }
  }
}

package dev.waybill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.FailedCallException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.spi.ListedModule;
import dev.waybill.spi.Registrar;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Types with a creator are made by name, with the same checks as calls of functions.
class TypesByNameTest {

  private final Registry registry = Registry.of(List.of(new Layers()));

  @Test
  void tellsHowATypeIsMade() {
    assertThat(type("nn.Linear").creator().orElseThrow().toString())
        .isEqualTo("Linear(int in [1..], int out, boolean bias = true) -> Linear");
    assertThat(type("nn.Linear").creator().orElseThrow().parameters()).hasSize(3);
    assertThat(type("nn.Linear").signature()).isEqualTo("Linear");
    assertThat(type("nn.Index").creator()).isEmpty();
  }

  @Test
  void makesATypeByPositionAndByName() {
    assertThat(type("nn.Linear").create(7, 3, false)).isEqualTo(new Linear(7, 3, false));
    assertThat(type("nn.Dense").create(7, 3)).isEqualTo(new Linear(7, 3, true));
    assertThat(type("nn.Linear").create(Map.of("out", 3, "in", 7)))
        .isEqualTo(new Linear(7, 3, true));
  }

  @Test
  void refusesArgumentsAsFunctionsDo() {
    assertThatThrownBy(() -> type("nn.Linear").create(0, 3))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("nn.Linear: argument in: found 0, expected a value in [1..].");
    assertThatThrownBy(() -> type("nn.Linear").create(7))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageStartingWith("nn.Linear: argument out: ");
    assertThatThrownBy(() -> type("nn.Linear").create(Map.of("in", 7, "outs", 3)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "nn.Linear: argument outs: found no such parameter, expected one of in, out, bias."
                + " Did you mean out?");
    assertThatThrownBy(() -> type("nn.Linear").create(13, 3))
        .isInstanceOf(FailedCallException.class)
        .hasMessageStartingWith("nn.Linear: ")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void refusesATypeThatNobodyMakesByName() {
    assertThatThrownBy(() -> type("nn.Index").create())
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("nn.Index: found a type without @Creator, expected one that is made by name.");
  }

  private Symbol.Type type(String name) {
    return (Symbol.Type) registry.lookup(name);
  }

  record Linear(int in, int out, boolean bias) {}

  /// Listed as the processor lists it.
  private static final class Layers extends ListedModule implements Registrar {

    @Override
    public String id() {
      return "org.example:layers:1.0";
    }

    @Override
    public int format() {
      return FORMAT;
    }

    @Override
    protected String[] listing() {
      return new String[] {
        """
        class org.example.Index
        state
        type nn.Index Index
        class org.example.Linear
        type nn.Linear Linear
        creator (int,int,boolean) Linear(int in [1..], int out, boolean bias = true) -> Linear
        alias nn.Dense
        """
      };
    }

    @Override
    protected Registrar registrar(int id) {
      return this;
    }

    @Override
    public String owner() {
      return "org.example.Linear";
    }

    @Override
    public Object link(int id) {
      return Linear.class;
    }

    @Override
    public Class<?>[] signature(int id) {
      return new Class<?>[] {int.class, int.class, boolean.class};
    }

    @Override
    public Object invoke(int id, Object kernel, Object[] a) throws Exception {
      if ((int) a[0] == 13) {
        throw new IOException("odd");
      }
      return new Linear((int) a[0], (int) a[1], (boolean) a[2]);
    }

    @Override
    public Object dispatcher(int id, Object handle) {
      throw new IllegalArgumentException();
    }
  }
}

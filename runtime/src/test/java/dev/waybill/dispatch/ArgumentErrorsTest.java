package dev.waybill.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.Library.Call;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a call by name says when its arguments do not fit, each sentence in full.
class ArgumentErrorsTest {

  private static final String SCHEMA =
      "topK(Tensor scores, int k = 10 [1..], float share = 0.5 (0..1], Mode mode = ANY,"
          + " String name = null) -> Object";
  private static final Class<?>[] TYPES = {
    Tensor.class, int.class, float.class, Mode.class, String.class
  };
  private static final Call SHOW = arguments -> Arrays.asList(arguments).toString();
  private static final Tensor SCORES = Tensor.of(1f);

  private final Registry registry =
      new Library("org.t:t:1.0", "t.TopK")
          .op("t.topK", SCHEMA, "", () -> SHOW, TYPES)
          .function("t.function", SCHEMA, SHOW, TYPES)
          .function("t.now", "now() -> long", SHOW)
          .op("t.fails", "fails() -> void", "", () -> ArgumentErrorsTest::fail)
          .registry();
  private final OpHandle op = registry.op("t.topK");

  @Test
  void fillsInDefaultsAndConverts() {
    String all = "[tensor([1.]), 10, 0.5, ANY, null]";
    assertThat(op.call(SCORES)).isEqualTo(all);
    assertThat(op.call(Map.of("scores", SCORES))).isEqualTo(all);
    assertThat(op.call(SCORES, 3L, 1, "ALL", "x")).isEqualTo("[tensor([1.]), 3, 1.0, ALL, x]");
    assertThat(op.call(Map.of("scores", SCORES, "mode", Mode.ALL, "share", 0.1)))
        .isEqualTo("[tensor([1.]), 10, 0.1, ALL, null]");
  }

  @Test
  void refusesAnUnknownNameAndGuesses() {
    says(
        () -> op.call(Map.of("scores", SCORES, "shar", 1)),
        "argument shar: found no such parameter, expected one of scores, k, share, mode, name."
            + " Did you mean share?");
    says(
        () -> op.call(Map.of("scores", SCORES, "temperature", 1)),
        "argument temperature: found no such parameter, expected one of scores, k, share, mode,"
            + " name.");
    assertThatThrownBy(() -> function("t.now").call(Map.of("zone", "UTC")))
        .hasMessage("t.now: argument zone: found no such parameter, expected no arguments.");
  }

  @Test
  void refusesNullInsteadOfArgumentsAndNames() {
    String found = "t.topK: found null instead of the arguments, expected ";
    assertThatThrownBy(() -> op.call(ArgumentErrorsTest.<Map<String, Object>>nothing()))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(found + "a map.");
    assertThatThrownBy(() -> op.call(ArgumentErrorsTest.<Object[]>nothing()))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(found + "an array.");
    assertThatThrownBy(() -> registry.lookup(nothing())).hasMessage("name must not be null");
    assertThatThrownBy(() -> registry.op(nothing())).hasMessage("name must not be null");
    assertThatThrownBy(() -> registry.names(nothing())).hasMessage("prefix must not be null");
  }

  @Test
  void refusesAMissingArgument() {
    says(() -> op.call(), "argument scores: found nothing, expected Tensor.");
    says(() -> op.call(Map.of("k", 1)), "argument scores: found nothing, expected Tensor.");
    says(
        () -> op.call(Collections.singletonMap("scores", null)),
        "argument scores: found null, expected Tensor.");
    says(() -> op.call(SCORES, null), "argument k: found null, expected int.");
  }

  @Test
  void refusesTooManyArguments() {
    says(
        () -> op.call(SCORES, 1, 1, Mode.ALL, "x", 7),
        "found 6 arguments, expected 1 to 5: " + SCHEMA + ".");
    assertThatThrownBy(() -> function("t.now").call(1))
        .hasMessage("t.now: found 1 argument, expected 0: now() -> long.");
  }

  @Test
  void refusesAWrongType() {
    says(() -> op.call("ones"), "argument scores: found String \"ones\", expected Tensor.");
    says(
        () -> op.call(Map.of("scores", new ArrayList<>(List.of(1)))),
        "argument scores: found a list [1], expected Tensor.");
    says(
        () -> op.call(Map.of("scores", Map.of())),
        "argument scores: found a Map, expected Tensor.");
    says(() -> op.call(new Object()), "argument scores: found an Object, expected Tensor.");
    says(() -> op.call(SCORES, 1.5), "argument k: found Double 1.5, expected int.");
    says(() -> op.call(SCORES, 1L << 32), "argument k: found Long 4294967296, expected int.");
    says(() -> op.call(SCORES, "3"), "argument k: found String \"3\", expected int.");
    says(
        () -> op.call(Map.of("scores", SCORES, "share", 0.1000000001)),
        "argument share: found Double 0.1000000001, expected float.");
    says(
        () -> op.call(Map.of("scores", SCORES, "mode", "any")),
        "argument mode: found String \"any\", expected Mode, one of ANY, ALL.");
    says(
        () -> op.call("a text that is longer than an error message should quote"),
        "argument scores: found String \"a text that is longer than an error mess...\", expected"
            + " Tensor.");
  }

  @Test
  void refusesAValueOutOfRange() {
    says(() -> op.call(SCORES, 0), "argument k: found 0, expected a value in [1..].");
    says(
        () -> op.call(Map.of("scores", SCORES, "k", -1L)),
        "argument k: found -1, expected a value in [1..].");
    says(() -> op.call(SCORES, 1, 0), "argument share: found 0.0, expected a value in (0..1].");
    says(
        () -> op.call(Map.of("scores", SCORES, "share", Float.NaN)),
        "argument share: found NaN, expected a value in (0..1].");
  }

  @Test
  void checksFunctionsAsItDoesOps() {
    Symbol.Function function = function("t.function");
    assertThat(function.call(SCORES)).isEqualTo("[tensor([1.]), 10, 0.5, ANY, null]");
    assertThatThrownBy(() -> function.call(SCORES, 0))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("t.function: argument k: found 0, expected a value in [1..].");
  }

  @Test
  void refusesAnotherCallInterface() {
    says(
        () -> op.as(BinaryOp.class),
        "found call interface dev.waybill.dispatch.BinaryOp, expected"
            + " dev.waybill.internal.fixture.Library.Call.");
  }

  @Test
  void wrapsCheckedExceptions() {
    assertThatThrownBy(() -> registry.op("t.fails").call())
        .isInstanceOf(FailedCallException.class)
        .hasMessage("t.fails: found a failure while it ran: java.io.IOException: disk is full")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void refusesNamesThatAreNoOps() {
    assertThatThrownBy(() -> registry.op("t.now"))
        .isInstanceOf(NotAnOpException.class)
        .hasMessage("t.now: found a function, expected an op. Use Registry.lookup for it.");
    assertThatThrownBy(() -> registry.op("t.topk"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            "t.topk: nothing is registered under this name (did you mean t.topK, t.now or"
                + " t.fails?).");
    Registry one = new Library("a:a:1", "org.a.A").constant("s.K", "K: int", 3).registry();
    assertThatThrownBy(() -> one.lookup("s.k"))
        .hasMessage("s.k: nothing is registered under this name (did you mean s.K?).");
    assertThatThrownBy(() -> Registry.of(List.of()).lookup("s.k"))
        .hasMessage("s.k: nothing is registered under this name, nor under any other.");
  }

  private Symbol.Function function(String name) {
    return (Symbol.Function) registry.lookup(name);
  }

  private static Object fail(Object... arguments) throws IOException {
    throw new IOException("disk is full");
  }

  private static void says(ThrowingCallable call, String problem) {
    assertThatThrownBy(call)
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("t.topK: " + problem);
  }

  /// A parameter's type.
  enum Mode {
    ANY,
    ALL
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }
}

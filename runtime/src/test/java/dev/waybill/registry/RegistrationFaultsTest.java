package dev.waybill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.Library.Call;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.ListedModule;
import dev.waybill.spi.Registrar;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stops a start is told all at once.
class RegistrationFaultsTest {

  private static final Call NOTHING = arguments -> "nothing";
  private static final String WHERE =
      Path.of(
              URI.create(
                  Library.class.getProtectionDomain().getCodeSource().getLocation().toString()))
          .toString();

  @Test
  void tellsAllClashesInOneException() {
    Library a =
        library("a")
            .function("s.one", "one() -> void", NOTHING)
            .function("s.two", "two() -> void", NOTHING)
            .function("s.three", "three() -> void", NOTHING)
            .generation1("s.old");
    Library b =
        library("b")
            .function("s.best", "best() -> void", NOTHING)
            .alias("s.two")
            .alias("s.one")
            .function("s.fine", "fine() -> void", NOTHING)
            .generation1("s.old");

    assertRefused(
        clash("s.two", "", "org.a.A#two of a:a:1", "org.b.B#best of b:b:1")
            + "\n"
            + clash("s.one", "", "org.a.A#one of a:a:1", "org.b.B#best of b:b:1")
            + "\n"
            + clash(
                "s.old", " in API generation 1", "org.a.A#three of a:a:1", "org.b.B#fine of b:b:1"),
        a,
        b);
  }

  @Test
  void tellsAClashOfBothGenerationsOnce() {
    assertRefused(
        clash("s.one", "", "org.a.A#one of a:a:1", "org.b.B#uno of b:b:1"),
        library("a")
            .function("s.one", "one() -> void", NOTHING)
            .function("s.other", "other() -> void", NOTHING)
            .generation1(),
        library("b").function("s.one", "uno() -> void", NOTHING));
  }

  @Test
  void refusesUnknownDtypesAndDevicesBeforeAnyCall() {
    assertRefused(
        """
        s.add: the reference kernel in org.a.A of a:a:1 is for dtype f8, expected f32, f64, i8, \
        i16, i32, i64, u8, bool, f16 or bf16.
        s.add: the kernel in org.a.A of a:a:1 is for dtype f4, expected f32, f64, i8, i16, i32, \
        i64, u8, bool, f16 or bf16.
        s.add: the kernel in org.a.A of a:a:1 is for device tpu, expected cpu, gpu, opencl or cuda.""",
        library("a")
            .op("s.add", "add() -> void", "f32 f8", () -> NOTHING)
            .kernel("s.add", "cpu", "f32 f4", "", 1, () -> NOTHING)
            .kernel("s.add", "tpu", "f32", "", 1, () -> NOTHING)
            .op("s.sub", "sub() -> void", "f32", () -> NOTHING));
  }

  @Test
  void refusesKernelsWithoutAnOp() {
    assertRefused(
        """
        s.ad: org.b.B of b:b:1 has a kernel for it, but no module registers that name. Nearest: \
        s.add, s.K, s.Hit.
        s.K: org.b.B of b:b:1 has a kernel for it, but it is a constant of a:a:1.""",
        library("a")
            .op("s.add", "add() -> void", "f32", () -> NOTHING)
            .constant("s.K", "K: int", 3)
            .type("s.Hit", String.class),
        library("b")
            .kernel("s.ad", "cpu", "", "", 1, () -> NOTHING)
            .kernel("s.K", "cpu", "", "", 1, () -> NOTHING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function s.one ()",
        "function s.one",
        "op s.one () f32",
        "type s.One",
        "constant s.ONE",
        "kernel s.one cpu f32 -",
        "kernel s.one cpu f32 - high",
        "kernel s.one cpu f32 - 99999999999",
        "deprecated s.one 1.0 - s.two",
        "alias",
        "generation1",
        "fonction s.one () one() -> void",
        ""
      })
  void tellsModuleAndLineOfADamagedListing(String line) {
    assertRefused(
        damaged(3, line),
        new Listed("class org.a.A\nfunction s.zero () zero() -> void\n" + line + "\nclass B\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function s.one () one() -> void",
        "op s.one () f32 one() -> void",
        "type s.One One",
        "constant s.ONE ONE: int",
        "alias s.one",
        "deprecated s.one 1.0 - s.two ",
        "generation1 s.one",
        "kernel s.one cpu - - 1"
      })
  void refusesAListedSymbolWithoutAClass(String line) {
    assertRefused(damaged(1, line), new Listed(line + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias s.one", "deprecated s.one 1.0 - s.two ", "generation1 s.one"})
  void refusesAListedLineAboutNoSymbol(String line) {
    assertRefused(damaged(2, line), new Listed("class org.a.A\n" + line + "\n"));
  }

  @Test
  void refusesAListingThatEndsWithinALine() {
    assertRefused(damaged(2, "type s.One On"), new Listed("class org.a.A\nty", "pe s.One", " On"));
  }

  @Test
  void tellsTheFaultsOfOtherModulesBesideADamagedListing() {
    assertRefused(
        damaged(1, "x".repeat(100))
            + "\n"
            + "s.add: the reference kernel in org.b.B of b:b:1 is for dtype f8, expected f32, f64,"
            + " i8, i16, i32, i64, u8, bool, f16 or bf16.",
        new Listed("x".repeat(1000) + "\n"),
        library("b").op("s.add", "add() -> void", "f8", () -> NOTHING));
  }

  @Test
  void refusesADeprecatedNameThatIsNone() {
    assertRefused(
        "s.sum: deprecated as a name of s.add in a:a:1, but it is none of its names.",
        library("a")
            .op("s.add", "add() -> void", "f32", () -> NOTHING)
            .deprecated("s.sum", "s.add"));
  }

  @Test
  void acceptsDeprecatedNamesOfEitherGeneration() {
    Registry registry =
        library("a")
            .op("s.add", "add() -> void", "f32", () -> NOTHING)
            .alias("s.plus")
            .generation1("s.add", "s.sum")
            .deprecated("s.plus", "s.add")
            .deprecated("s.sum", "s.add")
            .registry();
    assertThat(registry.lookup("s.add").deprecations()).hasSize(2);
  }

  private static String damaged(int number, String line) {
    return "a:a:1: line "
        + number
        + " of its listing is damaged: '"
        + line
        + "'. Rebuild that module with the waybill-processor of the version of waybill-annotations"
        + " here.";
  }

  private static Library library(String name) {
    String type = name.toUpperCase(java.util.Locale.ROOT);
    return new Library(name + ":" + name + ":1", "org." + name + "." + type);
  }

  private static String clash(String name, String generation, String one, String two) {
    return name
        + ": claimed twice"
        + generation
        + ", by "
        + one
        + " in "
        + WHERE
        + " and by "
        + two
        + " in "
        + WHERE
        + ". Take one of them off the class path, or give one another name.";
  }

  private static void assertRefused(String message, ExportModule... modules) {
    assertThatThrownBy(() -> Registry.of(List.of(modules)))
        .isInstanceOf(RegistrationException.class)
        .hasMessage(message);
  }

  /// A module as the processor generates it, with a listing as given.
  private static final class Listed extends ListedModule {
    private final String[] pieces;

    Listed(String... pieces) {
      this.pieces = pieces;
    }

    @Override
    public String id() {
      return "a:a:1";
    }

    @Override
    public int format() {
      return FORMAT;
    }

    @Override
    protected String[] listing() {
      return pieces;
    }

    @Override
    protected Registrar registrar(int id) {
      throw new AssertionError("nothing is linked");
    }
  }
}

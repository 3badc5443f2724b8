package dev.waybill.internal.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlasLibraryTest {

  @Test
  void tellsWhatItLookedForAndWhatToDo() {
    BlasLibrary found = BlasLibrary.find("", List.of("libnone.so.1", "libnone.so"));
    assertThat(found.symbols()).isNull();
    assertThat(found.refusal())
        .isEqualTo(
            "found no BLAS library: libnone.so.1 cannot be opened, libnone.so cannot be opened;"
                + " install one, such as the package libopenblas0 of Debian, or name its path with"
                + " -Dwaybill.blas=PATH");
  }

  @Test
  void refusesFileThatIsNoLibrary(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("libopenblas.so.0"), "no library");
    assertThat(BlasLibrary.find(file.toString(), List.of()).refusal())
        .isEqualTo("the library that waybill.blas names, " + file + " cannot be opened");
  }

  @Test
  void refusesLibraryWithoutProducts() throws IOException {
    // A library that every JDK has.
    Path folder = Path.of(System.getProperty("java.home"));
    Path library;
    try (Stream<Path> files = Files.walk(folder, 2)) {
      library =
          files
              .filter(file -> file.getFileName().toString().matches("(lib)?net\\.(so|dylib|dll)"))
              .findFirst()
              .orElseThrow();
    }
    assertThat(BlasLibrary.find(library.toString(), List.of()).refusal())
        .isEqualTo("the library that waybill.blas names, " + library + " has no cblas_sgemm");
  }

  @Test
  void looksForNothingIfOff() {
    assertThat(BlasLibrary.find("off", List.of("libopenblas.so.0")).refusal())
        .isEqualTo("waybill.blas is off");
  }

  @Test
  void takesTheFirstThatWorks() {
    BlasLibrary found = BlasLibrary.find("", BlasLibrary.names("Linux"));
    Assumptions.assumeTrue(found.symbols() != null, () -> "skipped: " + found.refusal());
    BlasLibrary second =
        BlasLibrary.find(
            "",
            Stream.concat(Stream.of("libnone.so"), BlasLibrary.names("Linux").stream()).toList());
    assertThat(second.refusal()).isEmpty();
    assertThat(second.symbols()).isNotNull();
  }

  // The collector of 25.0.0 to 25.0.2 may move pinned arrays.
  @ParameterizedTest
  @CsvSource({"25, true", "25.0.2+10, true", "25.0.3+9, false", "26, false"})
  void refusesUpdatesOfJavaThatMoveArrays(String version, boolean refused) {
    String refusal = BlasLibrary.refusal(Runtime.Version.parse(version));
    if (refused) {
      assertThat(refusal)
          .isEqualTo(
              "Java "
                  + version
                  + " may move arrays while native code uses them (JDK-8377811); use 25.0.3 or"
                  + " later");
    } else {
      assertThat(refusal).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, libopenblas.so.0",
    "Mac OS X, libopenblas.dylib",
    "Windows 11, libopenblas.dll"
  })
  void knowsNamesOfEachSystem(String system, String first) {
    assertThat(BlasLibrary.names(system)).first().isEqualTo(first);
  }
}

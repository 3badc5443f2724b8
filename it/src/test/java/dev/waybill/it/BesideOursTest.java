package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Libraries of other people in one application with ours.
class BesideOursTest {
  private static final Path LIBRARY = Path.of("target/it/library/target/geo-1.0.jar");
  private static final Path WITHOUT_ID =
      Path.of("target/it/library-without-id/target/geo-anonymous-1.0.jar");

  @Test
  void anotherLibrarysNameAppearsBesideOurs() {
    String ops = waybill("--class-path", LIBRARY.toString(), "ops");

    assertThat(ops)
        .containsPattern("(?m)^search\\.topK +op +topK\\(")
        .containsPattern(
            "(?m)^geo\\.alongMeridian +function +alongMeridian\\(double from, double to\\)");
  }

  @Test
  void twoLibrariesStandBesideEachOther() {
    String ops = waybill("--class-path", LIBRARY + File.pathSeparator + WITHOUT_ID, "ops");

    assertThat(ops).contains("geo.alongMeridian", "area.rectangle", "search.topK");
  }

  @Test
  void anotherLibrarysFunctionIsCalledByName() {
    String answer =
        waybill(
            "--class-path", LIBRARY.toString(), "call", "geo.alongMeridian", "--from=90", "--to=0");

    assertThat(answer.strip()).isEqualTo("10000.0");
  }

  @Test
  void aNameOfAnotherJarIsACompileErrorThatNamesBothJars() {
    String errors = BuiltProject.of("clash").log();

    assertThat(errors)
        .contains(
            // Maven counts the columns of a forked javac from 0.
            "Best.java:[15,10] [NameTakenInAnotherModule] the name 'search.topK'",
            "org.example:clash:1.0",
            "dev.waybill:waybill-sample-ops:" + Build.VERSION)
        .contains("BUILD FAILURE");
  }

  private static String waybill(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            arguments,
            new PrintStream(output, true, StandardCharsets.UTF_8),
            new PrintStream(complaints, true, StandardCharsets.UTF_8));
    assertThat(exitCode).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    return output.toString(StandardCharsets.UTF_8);
  }
}

package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/// What a run of the command left.
///
/// @param exitCode the exit code
/// @param out the results
/// @param err the complaints
record Outcome(int exitCode, String out, String err) {

  /// Runs and expects one line of complaint that holds all these words.
  static void refused(int exitCode, String command, List<String> arguments, String... words) {
    String[] args = Stream.concat(Stream.of(command), arguments.stream()).toArray(String[]::new);
    Outcome outcome = run(args);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("waybill " + command + ": ").contains(words);
    assertThat(outcome.err().strip()).endsWith(".");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
  }

  static void refuses(int exitCode, String sentence, String... args) {
    assertThat(run(args)).isEqualTo(new Outcome(exitCode, "", sentence + "\n"));
  }

  static Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}

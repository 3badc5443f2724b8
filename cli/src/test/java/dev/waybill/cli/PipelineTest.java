package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.JsonFault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {

  @Test
  void bindsResultsAndReturnsTheLast() {
    Object result =
        run(
            """
            [
              {"op": "test.add", "args": {"a": 2, "b": 3}, "as": "five"},
              {"op": "test.add", "args": ["$five"], "as": "six"},
              {"op": "test.echo", "args": {"any": ["$five", {"x": "$six"}, "$$five"], "whole": "$six",
                "text": "$$x"}}
            ]
            """);
    assertThat(result)
        .isEqualTo(Map.of("any", List.of(5, Map.of("x", 6), "$five"), "whole", 6, "text", "$x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"op\": \"test.add\",}] | p.json:1:20: Unexpected character ('}'): was expecting"
            + " double-quote to start field name.",
        "{} | p.json:1:1: expected an array, found an object.",
        "[] | p.json:1:1: the pipeline has no steps.",
        "[{\"args\": {}}] | p.json:1:2: the step has no \"op\".",
        "[{\"op\": \"test.ad\"}]"
            + " | p.json:1:9: test.ad: no such op; nearest: test.echo, test.add.",
        "[{\"op\": \"test.add\", \"arg\": {}}]"
            + " | p.json:1:28: a step has no field \"arg\", expected one of [op, args, as].",
        "[{\"op\": \"test.add\", \"args\": {\"a\": 1, \"c\": 2}}]"
            + " | p.json:1:43: test.add: there is no argument \"c\", expected one of a, b.",
        "[{\"op\": \"test.add\", \"args\": {\"b\": 2}}]"
            + " | p.json:1:29: test.add: the argument a is missing.",
        "[{\"op\": \"test.add\"}] | p.json:1:2: test.add: the argument a is missing.",
        "[{\"op\": \"test.add\", \"args\": [1, 2, 3]}]"
            + " | p.json:1:29: test.add: found 3 arguments, expected at most 2.",
        "[{\"op\": \"test.add\", \"args\": [\"x\"]}] | p.json:1:30: test.add: argument a: found the"
            + " string \"x\", expected a value of type int.",
        "[{\"op\": \"test.add\", \"args\": [\"$x\"]}]"
            + " | p.json:1:30: no earlier step binds \"$x\", none binds anything.",
        "[{\"op\": \"test.add\", \"args\": [1], \"as\": \"y\"}, {\"op\": \"test.add\", \"args\":"
            + " [\"$x\"]}] | p.json:1:74: no earlier step binds \"$x\", expected one of [y].",
        "[{\"op\": \"test.add\", \"args\": [1], \"as\": \"a b\"}]"
            + " | p.json:1:40: \"as\" must be letters, digits and underscores, found \"a b\".",
        "[{\"op\": \"test.add\", \"args\": [1], \"as\": \"x\"}, {\"op\": \"test.add\", \"args\": [1],"
            + " \"as\": \"x\"}] | p.json:1:46: \"x\" is bound twice.",
        "[{\"op\": 3}] | p.json:1:9: expected a string, found the number 3.",
      })
  void tellsFileLineAndColumnBeforeAnythingRuns(String json, String message) {
    assertThatThrownBy(() -> run(json)).isInstanceOf(JsonFault.class).hasMessage(message);
  }

  @Test
  void tellsWhichStepFailed() {
    String json =
        """
        [
          {"op": "test.add", "args": [1], "as": "x"},
          {"op": "test.add", "args": [-1]}
        ]
        """;
    assertThatThrownBy(() -> run(json))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCodes.FAILURE))
        .hasMessage("p.json:3:3: test.add: found -1, expected at least 0.");
  }

  private static @Nullable Object run(String json) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    try (Progress progress = new Progress(new Terminal(nowhere, nowhere, false), "steps")) {
      return Pipeline.parse(json, "p.json", Callees::find).run(progress);
    }
  }
}

package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiDoc;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolTextTest {

  @Test
  void aTypeIsShownWithTheConstructorThatMakesIt() {
    ApiSymbol linear =
        new ApiSymbol(
            SymbolKind.TYPE,
            "nn.Linear",
            List.of(),
            List.of("nn.Linear"),
            List.of(),
            "org.example.Linear",
            "",
            List.of(),
            List.of(
                new ApiParameter("in", "int", null, null, false, "the features that come in"),
                new ApiParameter("bias", "boolean", "true", null, false, "whether it adds")),
            "org.example.Linear",
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            "STABLE",
            new ApiDoc("Applies a linear map.", "", "", Map.of(), ""),
            new ApiSource("org/example/Linear.java", 9));

    assertThat(new SymbolText(linear, "org.example:layers:1.0").write(List.of(), kernel -> ""))
        .isEqualTo(
            """
            nn.Linear  (type)

              Linear(int in, boolean bias = true) -> Linear

            Applies a linear map.

            Arguments
              in    int      required  the features that come in
              bias  boolean  = true    whether it adds

            Facts
              declared  org.example.Linear (org/example/Linear.java:9)
              module    org.example:layers:1.0
              status    stable
            """);
  }
}

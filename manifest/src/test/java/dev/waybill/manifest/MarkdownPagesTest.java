package dev.waybill.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownPagesTest {

  private final Map<String, String> pages = MarkdownPages.of(SampleManifest.full());

  @Test
  void makesAnOverviewAPageANamespaceAndOneOfUnnamed() {
    assertThat(pages).containsOnlyKeys("_overview.md", "_unnamed.md", "search.md");
    assertThat(pages.get("_overview.md"))
        .isEqualTo(
            """
            # `org.example:ops:1.2.3`

            ## [Names without a namespace](_unnamed.md)

            - [`version`](_unnamed.md#version)

            ## [Search (`search`)](search.md)

            - [`search.topK`](search.md#search.topK): Takes the best.
            - [`search.DEFAULT_K`](search.md#search.DEFAULT_K)
            - [`search.TopDocs`](search.md#search.TopDocs)

            ## Kernels of other modules' ops

            | Op | Device | Dtypes | Requires | Priority | Method |
            | --- | --- | --- | --- | --- | --- |
            | `other.op` | cpu | all | vector | 7 | `org.example.TopK#topK` |
            """);
  }

  @Test
  void showsAllThatIsKnownOfASymbol() {
    assertThat(pages.get("search.md"))
        .startsWith(
            """
            # Search (`search`)

            Finds *things*.

            In Java: `org.example.api.Search`.

            <a id="search.top_k"></a><a id="search.topK"></a><a id="search.best"></a>

            ## `search.topK`

            ```java
            <T extends Comparable<T>> topK(Tensor scores, int k = 10 [1..], double p = 0.5 (0..1), String note = "") -> Map<String, TopDocs.Entry>
            ```

            Takes the best.

            By score, then number.

            See 文档 "x".

            | Parameter | Type | Default | Range | Meaning |
            | --- | --- | --- | --- | --- |
            | `scores` | `Tensor` | required |  | Scores. |
            | `k` | `int` | `10` | `[1..]` |  |
            | `p` | `double` | `0.5` | `(0..1)` |  |
            | `note` | `String or null` | `""` |  | A \\| B |

            Returns the documents

            - Throws `IOException` never
            - Throws `ShapeException` if wrong

            | Device | Dtypes | Requires | Priority | Kernel |
            | --- | --- | --- | --- | --- |
            | cpu | f32, f64 |  | 0 | `org.example.TopK#topK` |

            - Also called: `search.top_k`
            - In API generation 1: `search.best`
            - Deprecated name: `search.top_k` since 0.2, removed in 1.0; use `search.topK`. Spelling.
            - The result is a view of: `scores`
            - Writes into: `scores`, `note`
            - Gradient of `scores`: `org.example.TopK#gradient`
            - Since: 0.1
            - Status: experimental
            - See also: search.match; search.fetch
            - Declared: `org.example.TopK#topK` (org/example/TopK.java:12)
            """);
  }

  @Test
  void showsConstantsWithTheirValue() {
    assertThat(pages.get("search.md"))
        .contains("```java\nDEFAULT_K: int = 10\n```\n\n- Not in API generation 1.\n");
  }
}

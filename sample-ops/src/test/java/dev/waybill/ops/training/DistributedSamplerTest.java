package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.data.DistributedSampler;
import dev.waybill.data.DistributedSampler.Remainder;
import dev.waybill.data.RandomSampler;
import dev.waybill.data.Sampler;
import dev.waybill.data.SequentialSampler;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// PyTorch's `DistributedSampler` gives the same examples to the same ranks, in the same order.
class DistributedSamplerTest {

  @Test
  void agreesWithPyTorch() throws IOException {
    String text =
        Files.readString(
            SharedFolder.data("torch-cases").resolve("training/distributed-sampler.json"));
    List<?> cases = Json.list(Json.map(Json.parse(text)).get("cases"));
    assertThat(cases).hasSizeGreaterThan(10);
    for (Object each : cases) {
      Map<?, ?> row = Json.map(each);
      long world = ((Number) row.get("world")).longValue();
      Remainder remainder =
          Boolean.TRUE.equals(row.get("drop_last")) ? Remainder.DROP : Remainder.PAD;
      List<List<Long>> found = new ArrayList<>();
      for (long rank = 0; rank < world; rank++) {
        Sampler mine = new DistributedSampler(order(row), rank, world, remainder);
        List<Long> indices = java.util.Arrays.stream(mine.order(0)).boxed().toList();
        assertThat(indices).hasSize((int) mine.size());
        found.add(indices);
      }
      List<List<Long>> expected = new ArrayList<>();
      for (Object rank : Json.list(row.get("indices"))) {
        expected.add(numbers(rank));
      }
      assertThat(found).as("%s", row).isEqualTo(expected);
    }
  }

  private static Sampler order(Map<?, ?> row) {
    long n = ((Number) row.get("n")).longValue();
    Object permutation = row.get("permutation");
    if (permutation == null) {
      return new SequentialSampler(n);
    }
    long[] order = numbers(permutation).stream().mapToLong(Long::longValue).toArray();
    return new Sampler() {
      @Override
      public long size() {
        return n;
      }

      @Override
      public long[] order(long epoch) {
        return order;
      }
    };
  }

  private static List<Long> numbers(Object list) {
    return Json.list(list).stream().map(one -> ((Number) one).longValue()).toList();
  }

  @Test
  void withoutPaddingEachExampleComesOnce() {
    for (long n : new long[] {0, 1, 3, 10, 11}) {
      List<Long> all = new ArrayList<>();
      for (long rank = 0; rank < 4; rank++) {
        Sampler mine = new DistributedSampler(new RandomSampler(n, 3), rank, 4, Remainder.UNEVEN);
        java.util.Arrays.stream(mine.order(2)).forEach(all::add);
      }
      assertThat(all).doesNotHaveDuplicates().hasSize((int) n);
    }
  }

  @Test
  void refusesARankThatThereIsNot() {
    assertThatThrownBy(() -> new DistributedSampler(new SequentialSampler(4), 2, 2, Remainder.PAD))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("data.DistributedSampler: argument rank: found 2 of 2 ranks, expected 0 to 1.");
  }
}

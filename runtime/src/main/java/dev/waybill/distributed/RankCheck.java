package dev.waybill.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.nn.Module;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/// Whether ranks have the same model: its names, their order, shapes and dtypes, then its values.
final class RankCheck {
  private static final long PRIME = 0x100000001b3L;
  private static final long HASHED_AT_ONCE = 64 * 1024;

  private RankCheck() {}

  /// Compares the models before anything of them is sent.
  ///
  /// @throws DistributedException if they differ; the message has the first difference, on all
  /// ranks
  static void sameModel(Module module, ProcessGroup group) {
    List<String> own = describe(module);
    byte[] text = String.join("\n", own).getBytes(UTF_8);
    long[] digests = gather(group, Tensor.of(text.length, hash(text)));
    boolean same = true;
    int longest = 0;
    for (int rank = 0; rank < group.size(); rank++) {
      same &= digests[2 * rank] == digests[0] && digests[2 * rank + 1] == digests[1];
      longest = Math.max(longest, (int) digests[2 * rank]);
    }
    if (same) {
      return;
    }
    Tensor all = Tensor.zeros(DType.U8, group.size(), longest);
    group.allGather(Tensor.fromUnsigned(Arrays.copyOf(text, longest), longest), all).await();
    byte[] bytes = all.toByteArray();
    List<String> first = lines(bytes, 0, longest, (int) digests[0]);
    for (int rank = 1; rank < group.size(); rank++) {
      List<String> other = lines(bytes, rank, longest, (int) digests[2 * rank]);
      if (!other.equals(first)) {
        throw difference(first, rank, other);
      }
    }
  }

  /// Compares the values of parameters.
  ///
  /// @param step how many steps have been made
  /// @throws DistributedException if they differ; the message names the first parameter that does
  static void sameValues(
      SequencedMap<String, ? extends Tensor> values, ProcessGroup group, long step) {
    List<String> names = List.copyOf(values.sequencedKeySet());
    long[] own = values.sequencedValues().stream().mapToLong(RankCheck::hash).toArray();
    if (own.length == 0) {
      return;
    }
    long[] all = gather(group, Tensor.fromArray(own));
    for (int i = 0; i < own.length; i++) {
      for (int rank = 1; rank < group.size(); rank++) {
        if (all[rank * own.length + i] != all[i]) {
          throw new DistributedException(
              -1,
              "step "
                  + step
                  + ": parameter "
                  + names.get(i)
                  + " has other values on rank "
                  + rank
                  + " than on rank 0: something else than the averaged gradients has changed it.");
        }
      }
    }
  }

  private static long[] gather(ProcessGroup group, Tensor own) {
    Tensor all = Tensor.zeros(DType.I64, group.size(), own.size());
    group.allGather(own, all).await();
    return all.toLongArray();
  }

  private static List<String> describe(Module module) {
    List<String> lines = new ArrayList<>();
    module
        .namedParameters()
        .forEach(
            (name, parameter) ->
                lines.add(
                    "parameter "
                        + name
                        + ", "
                        + parameter.dtype()
                        + " "
                        + parameter.layout().shapeText()
                        + (parameter.requiresGrad() ? "" : " without gradient")));
    module
        .namedBuffers()
        .forEach(
            (name, buffer) ->
                lines.add(
                    "buffer " + name + ", " + buffer.dtype() + " " + buffer.layout().shapeText()));
    return lines;
  }

  private static long hash(Tensor values) {
    Tensor flat = values.detach().contiguous().view(values.size());
    long hash = 1;
    for (long at = 0; at < flat.size(); at += HASHED_AT_ONCE) {
      Tensor block = flat.narrow(0, at, Math.min(HASHED_AT_ONCE, flat.size() - at));
      for (double value : block.toDoubleArray()) {
        hash = hash * PRIME + Double.doubleToRawLongBits(value);
      }
    }
    return hash;
  }

  private static long hash(byte[] text) {
    long hash = 1;
    for (byte b : text) {
      hash = hash * PRIME + b;
    }
    return hash;
  }

  private static List<String> lines(byte[] all, int rank, int longest, int length) {
    String text = new String(all, rank * longest, length, UTF_8);
    return text.lines().toList();
  }

  private static DistributedException difference(List<String> first, int rank, List<String> other) {
    int i = 0;
    while (i < first.size() && i < other.size() && first.get(i).equals(other.get(i))) {
      i++;
    }
    return new DistributedException(
        -1,
        "the models of the ranks differ: number "
            + (i + 1)
            + " is "
            + (i < first.size() ? first.get(i) : "missing")
            + " on rank 0, but "
            + (i < other.size() ? other.get(i) : "missing")
            + " on rank "
            + rank
            + ". All ranks must build the same model in the same order.");
  }
}

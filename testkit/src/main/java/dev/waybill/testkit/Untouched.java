package dev.waybill.testkit;

import dev.waybill.dispatch.TensorTuple;
import dev.waybill.registry.OpTraits;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Remembers the memory of arguments before a call, gaps between elements included, and how often
/// it was written to.
final class Untouched {
  private final boolean isOp;
  private final OpTraits traits;
  private final List<String> names = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Object> memories = new ArrayList<>();
  private final List<Integer> versions = new ArrayList<>();

  Untouched(Subject op, List<@Nullable Object> arguments) {
    isOp = op.isOp();
    traits = op.traits();
    for (int i = 0; i < arguments.size(); i++) {
      List<@Nullable Object> one = new ArrayList<>();
      one.add(arguments.get(i));
      for (Tensor tensor : Data.tensors(one)) {
        names.add(op.schema().parameters().get(i).name());
        tensors.add(tensor);
        memories.add(Data.memory(tensor));
        versions.add(tensor.storage().version());
      }
    }
  }

  /// Returns what the call did that the op does not declare; empty for nothing.
  ///
  /// @param result what it returned; `null` if it refused
  String fault(@Nullable Object result) {
    for (int i = 0; i < tensors.size(); i++) {
      String name = names.get(i);
      Object now = Data.memory(tensors.get(i));
      if (!traits.mutates().contains(name)
          && !Arrays.deepEquals(new Object[] {now}, new Object[] {memories.get(i)})) {
        return "wrote to " + name + ", which is not declared with @Mutates";
      }
      if (!traits.mutates().contains(name)
          && tensors.get(i).storage().version() != versions.get(i)) {
        return "counted a write to " + name + ", which is not declared with @Mutates";
      }
    }
    return !isOp ? "" : aliasFault(TensorTuple.of(result));
  }

  private String aliasFault(List<Tensor> results) {
    for (Tensor result : results) {
      boolean shares = false;
      for (int i = 0; i < tensors.size(); i++) {
        boolean same = result.storage() == tensors.get(i).storage();
        if (same && !traits.aliases().equals(names.get(i))) {
          return "the result shares memory with "
              + names.get(i)
              + ", which is not declared with @Aliases";
        }
        shares |= same;
      }
      if (!shares && !traits.aliases().isEmpty()) {
        return "the result shares no memory with "
            + traits.aliases()
            + ", which is declared with @Aliases";
      }
    }
    return "";
  }
}

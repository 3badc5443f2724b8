package dev.waybill.distributed;

import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.HeapStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gradients of one dtype that are reduced at once.
final class Bucket {
  private static final double MEBI = 1024 * 1024;

  final List<Integer> members;
  final Tensor gradients;
  final Map<Integer, Tensor> views;
  int pending;
  CommunicationHook.@Nullable Reduction reduction;
  long launched;
  long ended;

  private Bucket(List<Integer> members, List<Parameter> parameters) {
    this.members = List.copyOf(members);
    this.views = new HashMap<>();
    DType dtype = parameters.get(members.getFirst()).dtype();
    long size = members.stream().mapToLong(i -> parameters.get(i).size()).sum();
    // An array of its own: one that a memory scope lends would be gone after the step.
    Layout layout = Layout.dense(0, size);
    Object array =
        Array.newInstance(
            dtype.arrayType().getComponentType(), layout.arrayLength("DistributedDataParallel"));
    this.gradients = Tensor.of(new HeapStorage(array), layout, dtype);
    long at = 0;
    for (int i : members) {
      Parameter parameter = parameters.get(i);
      views.put(i, gradients.narrow(0, at, parameter.size()).view(parameter.shape()));
      at += parameter.size();
    }
  }

  /// Fills buckets in an order, those of each dtype by themselves.
  ///
  /// @param order numbers of parameters, the first to be ready first
  static List<Bucket> of(
      List<Integer> order, List<Parameter> parameters, DataParallelOptions options) {
    List<List<Integer>> filled = new ArrayList<>();
    Map<DType, List<Integer>> open = new EnumMap<>(DType.class);
    Map<DType, Double> bytes = new EnumMap<>(DType.class);
    for (int i : order) {
      DType dtype = parameters.get(i).dtype();
      List<Integer> members = open.get(dtype);
      if (members == null) {
        members = new ArrayList<>();
        filled.add(members);
        open.put(dtype, members);
        bytes.put(dtype, 0.0);
      }
      members.add(i);
      double held =
          bytes.getOrDefault(dtype, 0.0) + (double) parameters.get(i).size() * dtype.bytes();
      bytes.put(dtype, held);
      double cap = filled.size() == 1 ? options.firstBucketMb() : options.bucketCapMb();
      if (held >= cap * MEBI) {
        open.remove(dtype);
      }
    }
    return filled.stream().map(members -> new Bucket(members, parameters)).toList();
  }

  void reset() {
    pending = members.size();
    reduction = null;
    launched = 0;
    ended = 0;
  }
}

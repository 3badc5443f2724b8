package dev.waybill.training;

import dev.waybill.distributed.ProcessGroup;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/// The ranks that train together; without a group, this one alone.
///
/// Numbers are gathered and summed here, in the order of the ranks. A reduction need not give all
/// ranks the same bits with each engine, and ranks that decide differently wait for each other.
///
/// @param group the ranks
record TrainingRanks(@Nullable ProcessGroup group) {

  /// Returns the mean of a number over the ranks; not finite if it is not on one of them.
  double mean(double own) {
    List<double[]> all = gather(own);
    return all.stream().mapToDouble(numbers -> numbers[0]).reduce(0, Double::sum) / all.size();
  }

  /// Returns the means over the examples of all ranks.
  Means total(Means own) {
    if (group == null) {
      return own;
    }
    double[] numbers = new double[own.sums().length + 1];
    System.arraycopy(own.sums(), 0, numbers, 1, own.sums().length);
    numbers[0] = own.examples();
    double[] sums = new double[own.sums().length];
    long examples = 0;
    for (double[] rank : gather(numbers)) {
      examples += (long) rank[0];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += rank[i + 1];
      }
    }
    return new Means(sums, examples);
  }

  /// Refuses ranks that would not do the same steps.
  ///
  /// @param own numbers by what they are
  void checkSame(Map<String, Long> own) {
    List<double[]> all = gather(own.values().stream().mapToDouble(Long::doubleValue).toArray());
    int i = 0;
    for (String what : own.keySet()) {
      Map<Integer, Long> found = new LinkedHashMap<>();
      for (int rank = 0; rank < all.size(); rank++) {
        found.put(rank, (long) all.get(rank)[i]);
      }
      if (found.values().stream().distinct().count() > 1) {
        throw new TrainingException(
            "found other numbers of "
                + what
                + " on other ranks: "
                + found
                + " by rank, expected the same on all, which step together.");
      }
      i++;
    }
  }

  /// Returns the newest step of which all ranks have a checkpoint; empty where none has any.
  OptionalLong newestStep(CheckpointFolder folder) throws IOException {
    List<double[]> newest = gather((double) folder.latestStep().orElse(-1));
    List<Integer> without = ranks(newest, step -> step < 0);
    if (without.size() == newest.size()) {
      return OptionalLong.empty();
    }
    if (!without.isEmpty()) {
      throw new TrainingException(
          "found no checkpoint on ranks "
              + without
              + " but some on others, expected them on all ranks; give each rank the folder that"
              + " it wrote to, or start anew in empty folders.");
    }
    long step = (long) newest.stream().mapToDouble(rank -> rank[0]).min().orElseThrow();
    boolean has = Files.isRegularFile(folder.file(step));
    List<Integer> lacking = ranks(gather(has ? 1 : 0), found -> found == 0);
    if (!lacking.isEmpty()) {
      throw new TrainingException(
          "found no checkpoint of step "
              + step
              + " on ranks "
              + lacking
              + ", expected one on all ranks: it is the newest of the rank that is least far."
              + " Resume from a step that all ranks have, by its file, or start anew in empty"
              + " folders.");
    }
    return OptionalLong.of(step);
  }

  private static List<Integer> ranks(List<double[]> all, DoublePredicate which) {
    List<Integer> found = new ArrayList<>();
    for (int rank = 0; rank < all.size(); rank++) {
      if (which.test(all.get(rank)[0])) {
        found.add(rank);
      }
    }
    return found;
  }

  /// Returns the numbers of each rank, in their order.
  private List<double[]> gather(double... own) {
    if (group == null) {
      return List.of(own);
    }
    Tensor all = Tensor.of(new double[own.length * group.size()]);
    group.allGather(Tensor.of(own), all).await();
    double[] numbers = all.toDoubleArray();
    List<double[]> ranks = new ArrayList<>();
    for (int rank = 0; rank < group.size(); rank++) {
      ranks.add(Arrays.copyOfRange(numbers, rank * own.length, (rank + 1) * own.length));
    }
    return ranks;
  }
}

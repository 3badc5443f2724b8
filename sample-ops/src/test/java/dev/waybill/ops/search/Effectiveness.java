package dev.waybill.ops.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What trec_eval 10 computes with `-c`: means over all judged queries. Results are sorted by
/// score, equal scores by document id **descending**; relevant is a grade of at least 1; the gain
/// of NDCG is the grade.
record Effectiveness(double map, double ndcg10, double p10) {

  record Result(String doc, float score) {}

  static Effectiveness of(Judgements judgements, Map<String, List<Result>> run) {
    double map = 0;
    double ndcg = 0;
    double precision = 0;
    for (Map.Entry<String, Map<String, Integer>> query : judgements.grades().entrySet()) {
      List<Integer> grades = new ArrayList<>();
      for (Result result : trecOrder(run.getOrDefault(query.getKey(), List.of()))) {
        grades.add(query.getValue().getOrDefault(result.doc(), 0));
      }
      map += averagePrecision(grades, query.getValue());
      ndcg += ndcg(grades, query.getValue());
      precision += grades.stream().limit(10).filter(grade -> grade >= 1).count() / 10.0;
    }
    int queries = judgements.grades().size();
    return new Effectiveness(map / queries, ndcg / queries, precision / queries);
  }

  private static List<Result> trecOrder(List<Result> results) {
    List<Result> sorted = new ArrayList<>(results);
    sorted.sort(
        Comparator.comparingDouble(Result::score)
            .reversed()
            .thenComparing(Comparator.comparing(Result::doc).reversed()));
    return sorted;
  }

  private static double averagePrecision(List<Integer> grades, Map<String, Integer> judged) {
    long relevant = judged.values().stream().filter(grade -> grade >= 1).count();
    double sum = 0;
    int found = 0;
    for (int i = 0; i < grades.size(); i++) {
      if (grades.get(i) >= 1) {
        sum += ++found / (i + 1.0);
      }
    }
    return relevant == 0 ? 0 : sum / relevant;
  }

  private static double ndcg(List<Integer> grades, Map<String, Integer> judged) {
    List<Integer> ideal = new ArrayList<>(judged.values());
    ideal.sort(Collections.reverseOrder());
    double best = discounted(ideal);
    return best == 0 ? 0 : discounted(grades) / best;
  }

  private static double discounted(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < Math.min(10, grades.size()); i++) {
      sum += Math.max(0, grades.get(i)) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }
}

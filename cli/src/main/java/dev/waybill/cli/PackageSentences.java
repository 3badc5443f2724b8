package dev.waybill.cli;

import dev.waybill.data.RandomSampler;
import dev.waybill.data.TensorDataset;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences of documentation, and which package each is from.
///
/// @param learnt numbers of words, `[sentences, LONGEST]`, and numbers of packages
/// @param held the same of other files: a file's sentences resemble each other
/// @param packages their names by number
/// @param words how many different words have numbers, that which fills up included
record PackageSentences(
    TensorDataset learnt, TensorDataset held, List<String> packages, int words) {
  /// The number that fills up short sentences.
  static final int PADDING = 0;

  private static final int UNKNOWN = 1;
  private static final int PACKAGES = 10;
  private static final int MOST_A_PACKAGE = 2000;
  private static final int MOST_WORDS = 10_000;
  private static final int LONGEST = 40;
  private static final int SHORTEST = 6;
  private static final int HELD_EVERY = 5;
  private static final Pattern WORD = Pattern.compile("[a-z]{2,}");

  private record Sentence(List<String> words, String home, boolean held) {}

  /// Takes the sentences of the packages that have most.
  ///
  /// @param documents whose names are such as `java.base/java/util/List.java`
  /// @throws Failure if there are sentences of fewer than two packages
  static PackageSentences of(List<TextDocument> documents) {
    Map<String, List<Sentence>> all = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (TextDocument document : documents) {
      String home = home(document.id());
      boolean held = number++ % HELD_EVERY == 0;
      for (String sentence : document.text().split("(?<=[.!?])\\s+", -1)) {
        List<String> words = words(sentence);
        if (words.size() >= SHORTEST && seen.add(String.join(" ", words))) {
          all.computeIfAbsent(home, first -> new ArrayList<>())
              .add(new Sentence(words, home, held));
        }
      }
    }
    List<String> packages =
        all.keySet().stream()
            .sorted(
                Comparator.comparingInt((String home) -> -all.getOrDefault(home, List.of()).size()))
            .limit(PACKAGES)
            .sorted()
            .toList();
    if (packages.size() < 2) {
      throw Failure.of(
          "found sentences of "
              + Sentences.count(packages.size(), "package")
              + " in the sources of the JDK, expected at least two; --jdk names another JDK.");
    }
    List<Sentence> chosen = new ArrayList<>();
    packages.forEach(home -> chosen.addAll(some(all.getOrDefault(home, List.of()))));
    Map<String, Integer> numbers = numbers(chosen);
    return new PackageSentences(
        tensors(chosen, false, packages, numbers),
        tensors(chosen, true, packages, numbers),
        packages,
        numbers.size() + 2);
  }

  private static String home(String file) {
    String path = file.substring(file.indexOf('/') + 1);
    int end = path.lastIndexOf('/');
    return (end < 0 ? "" : path.substring(0, end)).replace('/', '.');
  }

  private static List<String> words(String sentence) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
    while (words.size() < LONGEST && matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static List<Sentence> some(List<Sentence> sentences) {
    List<Sentence> some = new ArrayList<>();
    for (long index : new RandomSampler(sentences.size(), 1).order(0)) {
      if (some.size() < MOST_A_PACKAGE) {
        some.add(sentences.get((int) index));
      }
    }
    return some;
  }

  /// Numbers the words that are learnt from most often; one that is there once teaches nothing.
  private static Map<String, Integer> numbers(List<Sentence> sentences) {
    Map<String, Integer> counts = new HashMap<>();
    for (Sentence sentence : sentences) {
      if (!sentence.held()) {
        sentence.words().forEach(word -> counts.merge(word, 1, Integer::sum));
      }
    }
    Map<String, Integer> numbers = new HashMap<>();
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_WORDS)
        .forEach(entry -> numbers.put(entry.getKey(), numbers.size() + 2));
    return numbers;
  }

  private static TensorDataset tensors(
      List<Sentence> sentences, boolean held, List<String> packages, Map<String, Integer> numbers) {
    List<Sentence> some = sentences.stream().filter(one -> one.held() == held).toList();
    long[] words = new long[some.size() * LONGEST];
    long[] homes = new long[some.size()];
    for (int i = 0; i < some.size(); i++) {
      List<String> each = some.get(i).words();
      for (int j = 0; j < each.size(); j++) {
        words[i * LONGEST + j] = numbers.getOrDefault(each.get(j), UNKNOWN);
      }
      homes[i] = packages.indexOf(some.get(i).home());
    }
    return new TensorDataset(Tensor.fromArray(words, some.size(), LONGEST), Tensor.of(homes));
  }

  /// Returns the share of held sentences that are from the package most sentences are from: what
  /// somebody gets right who reads nothing.
  double majority() {
    long[] counts = new long[packages.size()];
    long most = 0;
    for (long home : held.tensors().get(1).toLongArray()) {
      most = Math.max(most, ++counts[(int) home]);
    }
    return (double) most / held.size();
  }
}

package dev.waybill.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares configurations as plain maps, lists, texts and numbers.
final class ConfigDifference {
  private ConfigDifference() {}

  /// Returns where two first differ.
  ///
  /// @param except fields of the outermost objects that may differ
  /// @return a path such as `model.layers[1].p`
  static Optional<String> first(@Nullable Object one, @Nullable Object other, Set<String> except) {
    return first("", one, other, except);
  }

  private static Optional<String> first(
      String path, @Nullable Object one, @Nullable Object other, Set<String> except) {
    if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
      Set<Object> names = new LinkedHashSet<>(right.keySet());
      names.addAll(left.keySet());
      return names.stream()
          .filter(name -> !except.contains(String.valueOf(name)))
          .map(
              name ->
                  first(
                      path.isEmpty() ? String.valueOf(name) : path + "." + name,
                      left.get(name),
                      right.get(name),
                      Set.of()))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (one instanceof List<?> left && other instanceof List<?> right) {
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        Optional<String> found = first(path + "[" + i + "]", left.get(i), right.get(i), Set.of());
        if (found.isPresent()) {
          return found;
        }
      }
      return left.size() == right.size() ? Optional.empty() : Optional.of(path);
    }
    return Objects.equals(one, other) ? Optional.empty() : Optional.of(path);
  }
}

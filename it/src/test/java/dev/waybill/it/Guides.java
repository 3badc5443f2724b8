package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Pages of which some continue others: each is followed once, and its project is copied.
final class Guides {
  private final Path pages;
  private final Path projects;
  private final Shell shell;
  private final Set<String> begun = new HashSet<>();
  private final Set<String> done = new HashSet<>();

  /// Takes the folder of the pages, and one for their projects.
  Guides(Path pages, Path projects, Shell shell) {
    this.pages = pages;
    this.projects = projects.toAbsolutePath();
    this.shell = shell;
  }

  /// Does what a page says, unless that is done. What fails once fails again, by its own name and
  /// in all pages that continue it.
  void follow(String name) throws IOException, InterruptedException {
    if (done.contains(name)) {
      return;
    }
    assertThat(begun.add(name)).as("%s failed before, or continues itself", name).isTrue();
    Guide guide = Guide.of(pages.resolve(name));
    Path folder = folder(name);
    delete(folder);
    Files.createDirectories(folder);
    if (guide.before().isPresent()) {
      String before = guide.before().get() + ".md";
      follow(before);
      copy(folder(before), folder);
    }
    assertThat(guide.blocks()).as(name).isNotEmpty();
    guide.follow(folder, shell);
    done.add(name);
  }

  private Path folder(String name) {
    return projects.resolve(name.replace(".md", ""));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : walk(from)) {
      Path copy = to.resolve(from.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : walk(folder).reversed()) {
      Files.delete(file);
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.toList());
    }
  }
}

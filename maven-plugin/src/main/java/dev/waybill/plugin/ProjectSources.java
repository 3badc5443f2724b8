package dev.waybill.plugin;

import dev.waybill.plugin.classes.ClassFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** The sources of a project. */
final class ProjectSources {

  /** What becomes class files, in the languages that Maven's users write. */
  private static final Set<String> LANGUAGES = Set.of("java", "kt", "groovy", "scala");

  private ProjectSources() {}

  /** Where they are. */
  static List<Path> roots(MavenProject project, boolean tests) {
    List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
    if (tests) {
      roots.addAll(project.getTestCompileSourceRoots());
    }
    return roots.stream().map(Path::of).toList();
  }

  /** Whether a class is compiled from one of them, tests aside. */
  static boolean makeClasses(MavenProject project) throws IOException {
    for (Path root : roots(project, false)) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          if (files.anyMatch(ProjectSources::makesClass)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether classes are there, if any can be: without them, all exports would seem removed. */
  static boolean areCompiled(MavenProject project, Path classes) throws IOException {
    if (Files.isDirectory(classes)) {
      try (ClassFolder folder = ClassFolder.open(classes)) {
        return !folder.classes().isEmpty() || !makeClasses(project);
      }
    }
    return !makeClasses(project);
  }

  private static boolean makesClass(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    // javac makes no class of a package without annotations.
    return LANGUAGES.contains(ending)
        && !name.equals("package-info.java")
        && Files.isRegularFile(file);
  }
}

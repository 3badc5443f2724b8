package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.SurfaceSource;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.scan.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * Finds the libraries whose names a client may use: its dependencies, or other versions of them.
 */
final class ScannedLibraries {

  private static final String COORDINATES = "[^:\\s]+:[^:\\s]+:[^:\\s]+";
  private static final String AGAINST = "waybill.scan.against: ";

  private final MavenProject project;
  private final Path base;
  private final SurfaceSource.Repository repository;

  ScannedLibraries(MavenProject project, Path base, SurfaceSource.Repository repository) {
    this.project = project;
    this.base = base;
    this.repository = repository;
  }

  /**
   * Reads the libraries.
   *
   * @param against what stands in place of dependencies: coordinates, or paths of jars or folders
   */
  List<Library> find(List<String> against)
      throws BaselineException, UnreadableClassException, IOException {
    List<Library> libraries = new ArrayList<>();
    for (Artifact each : project.getArtifacts()) {
      if (each.getFile() != null && each.getFile().exists()) {
        find(each.getFile().toPath()).ifPresent(libraries::add);
      }
    }
    for (String each : against) {
      Path artifact = artifact(each);
      Optional<Library> library = find(artifact);
      if (library.isEmpty()) {
        throw new BaselineException(
            AGAINST
                + artifact
                + " has no META-INF/waybill/api.json, so it has no names to look for.");
      }
      String name = library.get().unversioned();
      libraries.removeIf(other -> other.unversioned().equals(name));
      libraries.add(library.get());
    }
    return libraries;
  }

  private Path artifact(String name) throws BaselineException {
    if (name.matches(COORDINATES)) {
      return repository.resolve(name);
    }
    Path path = base.resolve(name);
    if (Files.exists(path)) {
      return path;
    }
    throw new BaselineException(
        AGAINST
            + "'"
            + name
            + "' is not there. Expected group:artifact:version, or the path of a jar or of a folder"
            + " of classes.");
  }

  private static Optional<Library> find(Path artifact)
      throws BaselineException, UnreadableClassException, IOException {
    if (!Files.isDirectory(artifact) && !artifact.toString().endsWith(".jar")) {
      return Optional.empty();
    }
    try (ClassFolder folder = ClassFolder.open(artifact)) {
      return Library.find(folder);
    }
  }
}

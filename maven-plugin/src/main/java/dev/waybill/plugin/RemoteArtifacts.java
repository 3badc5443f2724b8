package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.SurfaceSource;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches artifacts from the repositories of a project. */
final class RemoteArtifacts implements SurfaceSource.Repository {

  private final RepositorySystem repositories;
  private final MavenSession session;
  private final MavenProject project;

  RemoteArtifacts(RepositorySystem repositories, MavenSession session, MavenProject project) {
    this.repositories = repositories;
    this.session = session;
    this.project = project;
  }

  @Override
  public Path resolve(String coordinates) throws BaselineException {
    try {
      return repositories
          .resolveArtifact(
              session.getRepositorySession(),
              new ArtifactRequest(
                  new DefaultArtifact(coordinates.replaceFirst(":([^:]+)$", ":jar:$1")),
                  project.getRemoteProjectRepositories(),
                  null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException | IllegalArgumentException e) {
      throw new BaselineException(
          coordinates
              + " was not found: "
              + e.getMessage()
              + " Expected group:artifact:version of a jar in one of the project's repositories.");
    }
  }
}

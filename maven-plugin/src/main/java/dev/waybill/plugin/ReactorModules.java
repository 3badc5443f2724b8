package dev.waybill.plugin;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.aggregate.AggregatedModule;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.PackedTombstones;
import dev.waybill.plugin.baseline.SetupCheck;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.scan.Library;
import dev.waybill.plugin.site.History;
import dev.waybill.plugin.site.Release;
import dev.waybill.plugin.site.SiteException;
import dev.waybill.plugin.site.SiteModule;
import dev.waybill.plugin.site.SourceLinks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Reads the modules of a reactor that export something, and further jars. */
final class ReactorModules {

  private final Log log;
  private final String api;
  private final MavenProject root;
  private final Properties user;

  /**
   * Makes a reader.
   *
   * @param log where modules are told that export nothing
   * @param api the name of the folder of the reviewed surface in each module
   * @param root the project whose dependencies further jars may need
   * @param user the properties of the command line
   */
  ReactorModules(Log log, String api, MavenProject root, Properties user) {
    this.log = log;
    this.api = api;
    this.root = root;
    this.user = user;
  }

  /**
   * Reads the modules.
   *
   * @param projects the projects of the reactor
   * @param with further jars and folders of classes
   */
  List<AggregatedModule> read(List<MavenProject> projects, List<File> with)
      throws MojoExecutionException,
          BaselineException,
          UnreadableClassException,
          SiteException,
          IOException {
    List<AggregatedModule> modules = new ArrayList<>();
    for (MavenProject each : projects) {
      Optional<AggregatedModule> module = module(each);
      module.ifPresent(modules::add);
    }
    for (File each : with) {
      modules.add(further(each.toPath()));
    }
    return modules;
  }

  private Optional<AggregatedModule> module(MavenProject module)
      throws MojoExecutionException,
          BaselineException,
          UnreadableClassException,
          SiteException,
          IOException {
    if (module.getPackaging().equals("pom")) {
      return Optional.empty();
    }
    Path classes = Path.of(module.getBuild().getOutputDirectory());
    Path folder = module.getBasedir().toPath().resolve(api);
    boolean hasManifest = Files.exists(classes.resolve(ManifestJson.RESOURCE));
    if (!hasManifest) {
      if (!ProjectSources.areCompiled(module, classes)) {
        throw new MojoExecutionException(
            module.getArtifactId()
                + " has no manifest in "
                + classes
                + ", so it would be left out. Build the modules first: mvn verify"
                + " waybill:aggregate.");
      }
      log.info(module.getArtifactId() + " exports nothing.");
      // One that exported something once has names that are not given away.
      boolean hadSurface = new SetupCheck(folder, classes, List.of()).hasSurface();
      if (!hadSurface) {
        return Optional.empty();
      }
      Files.createDirectories(classes);
    }
    try (ClassIndex index = ClassIndex.open(classes, WaybillMojo.dependencies(module))) {
      Surface surface =
          hasManifest ? SurfaceReader.read(index, ModulePackages.of(module, user)) : Surface.EMPTY;
      List<Release> releases = Release.all(new BaselineFolder(folder));
      return Optional.of(
          new AggregatedModule(
              hasManifest ? SiteModule.read(index, SourceLinks.NONE) : nothing(module),
              PackedTombstones.collect(folder, surface, module.getVersion()),
              History.of(releases, surface, module.getVersion(), new IndexedClasses(index))));
    }
  }

  private static SiteModule nothing(MavenProject module) {
    String id = module.getGroupId() + ":" + module.getArtifactId() + ":" + module.getVersion();
    return new SiteModule(
        new ApiManifest(ApiManifest.FORMAT, id, List.of(), List.of(), List.of(), List.of()),
        List.of(),
        null,
        SourceLinks.NONE);
  }

  private AggregatedModule further(Path artifact)
      throws BaselineException, UnreadableClassException, SiteException, IOException {
    if (!Files.exists(artifact)) {
      throw new SiteException(
          "waybill.aggregate.with: "
              + artifact
              + " is not there. Expected a jar or a folder of classes.");
    }
    Optional<Library> library;
    try (ClassFolder folder = ClassFolder.open(artifact)) {
      library = Library.find(folder);
    }
    try (ClassIndex index = ClassIndex.open(artifact, WaybillMojo.dependencies(root))) {
      return new AggregatedModule(
          SiteModule.read(index, SourceLinks.NONE),
          library.map(Library::removed).orElseGet(TreeMap::new),
          List.of());
    }
  }
}

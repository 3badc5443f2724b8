package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.SetupCheck;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.report.ReportFiles;
import dev.waybill.plugin.report.ScanJson;
import dev.waybill.plugin.report.ScanText;
import dev.waybill.plugin.scan.FilePatterns;
import dev.waybill.plugin.scan.Library;
import dev.waybill.plugin.scan.RetiredName.State;
import dev.waybill.plugin.scan.ScanResult;
import dev.waybill.plugin.scan.ScanRoot;
import dev.waybill.plugin.scan.ScanRoot.Content;
import dev.waybill.plugin.scan.ScanTask;
import dev.waybill.plugin.scan.Use;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;

/**
 * Finds where a client uses deprecated and removed names of the libraries that it depends on, and
 * says what to use instead: in its class files calls, types and texts that are names, in its
 * configuration files names.
 */
@Mojo(
    name = "scan",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    requiresProject = false,
    threadSafe = true)
public final class ScanMojo extends WaybillMojo {

  private static final String JSON = "scan.json";

  private final RepositorySystem repositories;

  /** The running build. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * Folders, jars and files to scan in place of the project: class files and configuration files in
   * them.
   */
  @Parameter(property = "waybill.scan")
  private List<File> paths = List.of();

  /**
   * Which files are configuration, as patterns such as {@code conf/*.yaml}. Unless said otherwise
   * those that end with properties, yaml, yml, json, toml, xml, conf, cfg or ini, in the folders of
   * the project's resources.
   */
  @Parameter(property = "waybill.scan.includes")
  private List<String> includes = List.of();

  /** Which of the configuration files are passed over. */
  @Parameter(property = "waybill.scan.excludes")
  private List<String> excludes = List.of();

  /** Further folders and files of configuration of the project, such as {@code config}. */
  @Parameter(property = "waybill.scan.configuration")
  private List<File> configuration = List.of();

  /**
   * Versions of libraries to scan against in place of those that the project depends on: {@code
   * group:artifact:version}, jars or folders of classes. So a client sees what an update asks for.
   */
  @Parameter(property = "waybill.scan.against")
  private List<String> against = List.of();

  /** Whether test classes and test resources are scanned, too. */
  @Parameter(property = "waybill.scan.tests", defaultValue = "true")
  private String tests = "true";

  /**
   * Which uses fail the build: of {@code removed} names, of {@code deprecated} ones too, or none.
   */
  @Parameter(property = "waybill.failOnUse", defaultValue = "removed")
  private String failOnUse;

  /** How the goal came to be run. */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** The folder for {@code scan.json}. */
  @Parameter(property = "waybill.reports", defaultValue = "${project.build.directory}/waybill")
  private File reports;

  /** The folder of the reviewed surface, into which no report is written. */
  @Parameter(property = "waybill.api", defaultValue = "${project.basedir}/api")
  private File api;

  /**
   * Makes the goal.
   *
   * @param repositories where artifacts come from
   */
  @Inject
  public ScanMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  String idle() throws BaselineException {
    if (!project().getPackaging().equals("pom") || !paths.isEmpty() || !configuration.isEmpty()) {
      return "";
    }
    // Since it needs no project, Maven runs it once, at the root, where it is named by hand.
    if (execution.getSource() == MojoExecution.Source.CLI && session.getProjects().size() > 1) {
      throw new BaselineException(
          "Named on the command line, waybill:scan looks at one project, and "
              + project().getArtifactId()
              + " has modules. Bind the goal in the pom, which scans each of them, or run it in the"
              + " folder of one.");
    }
    return "A project of packaging pom has nothing to scan.";
  }

  @Override
  void run()
      throws MojoExecutionException,
          MojoFailureException,
          BaselineException,
          UnreadableClassException,
          IOException {
    FailOnUse fail = FailOnUse.parse(failOnUse);
    Path folder = resolve(reports);
    SetupCheck.apart(resolve(api), "waybill.reports", folder);
    ReportFiles files = ReportFiles.begin(folder, List.of(JSON));
    List<ScanRoot> roots = roots();
    List<Library> libraries =
        new ScannedLibraries(
                project(), base(), new RemoteArtifacts(repositories, session, project()))
            .find(against);
    if (libraries.isEmpty()) {
      String none =
          "No dependency has a manifest (META-INF/waybill/api.json), so there are no names to look"
              + " for.";
      if (!paths.isEmpty()) {
        throw new MojoExecutionException(
            none + " Name the libraries: -Dwaybill.scan.against=group:artifact:version.");
      }
      getLog().info(none);
      return;
    }
    ScanResult result =
        new ScanTask(
                libraries,
                new FilePatterns(includes, excludes),
                base(),
                ProjectSources.roots(project(), isWithTests()))
            .run(roots);
    refuseNothing(result);
    boolean isGood = result.uses().stream().noneMatch(each -> fail.fails(each.name().state()));
    files.write(Map.of(JSON, ScanJson.of(result, isGood)));
    for (Use each : result.uses()) {
      if (fail.fails(each.name().state())) {
        getLog().error(ScanText.of(each));
      } else {
        getLog().warn(ScanText.of(each));
      }
    }
    getLog().info(ScanText.summary(result));
    if (!isGood) {
      throw new MojoFailureException(
          "Names are used that must not be: see the lines above, and "
              + files.path(JSON)
              + ". -Dwaybill.failOnUse=none lets the build pass.");
    }
  }

  private void refuseNothing(ScanResult result) throws MojoExecutionException, IOException {
    if (result.classes() == 0
        && (paths.isEmpty() ? ProjectSources.makeClasses(project()) : result.files() == 0)) {
      throw new MojoExecutionException(
          paths.isEmpty()
              ? "No class was there to scan in "
                  + project().getBuild().getOutputDirectory()
                  + ". Compile first: mvn test-compile waybill:scan."
              : "Neither classes nor configuration files were there to scan in "
                  + paths
                  + ". waybill.scan names folders, jars or files; waybill.scan.includes says which"
                  + " files are configuration.");
    }
  }

  private boolean isWithTests() throws BaselineException {
    return flag("waybill.scan.tests", tests);
  }

  private List<ScanRoot> roots() throws MojoExecutionException, BaselineException {
    List<ScanRoot> roots = new ArrayList<>();
    for (File each : paths) {
      roots.add(new ScanRoot(existing("waybill.scan", each), Content.ALL));
    }
    if (paths.isEmpty()) {
      classes(project().getBuild().getOutputDirectory(), roots);
      resources(project().getResources(), roots);
      if (isWithTests()) {
        classes(project().getBuild().getTestOutputDirectory(), roots);
        resources(project().getTestResources(), roots);
      }
    }
    for (File each : configuration) {
      roots.add(new ScanRoot(existing("waybill.scan.configuration", each), Content.CONFIGURATION));
    }
    return roots;
  }

  private static void classes(String folder, List<ScanRoot> roots) {
    roots.add(new ScanRoot(Path.of(folder), Content.CLASSES));
  }

  /** Resources are read where they are written, so that the places told can be mended. */
  private static void resources(List<Resource> resources, List<ScanRoot> roots) {
    for (Resource each : resources) {
      roots.add(new ScanRoot(Path.of(each.getDirectory()), Content.CONFIGURATION));
    }
  }

  private static Path existing(String parameter, File file) throws MojoExecutionException {
    if (!file.exists()) {
      throw new MojoExecutionException(
          parameter + ": " + file + " is not there. Expected a folder, a jar or a file.");
    }
    return file.toPath();
  }

  private Path base() {
    File base = project().getBasedir();
    return base == null ? Path.of("").toAbsolutePath() : base.toPath();
  }

  /** Which uses fail the build. */
  private enum FailOnUse {
    NONE,
    REMOVED,
    DEPRECATED;

    static FailOnUse parse(String text) throws MojoExecutionException {
      for (FailOnUse each : values()) {
        if (each.name().equalsIgnoreCase(text)) {
          return each;
        }
      }
      throw new MojoExecutionException(
          "waybill.failOnUse: expected none, removed or deprecated, found '" + text + "'.");
    }

    boolean fails(State state) {
      return this == DEPRECATED || (this == REMOVED && state == State.REMOVED);
    }
  }
}

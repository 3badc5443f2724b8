package dev.waybill.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.plugin.aggregate.AggregatedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorModulesTest {

  @TempDir Path folder;
  private MavenProject project;

  @BeforeEach
  void makeModule() throws Exception {
    Model model = new Model();
    model.setGroupId("org.example");
    model.setArtifactId("geo");
    model.setVersion("2.0.0");
    model.setBuild(new Build());
    model.getBuild().setOutputDirectory(folder.resolve("classes").toString());
    project = new MavenProject(model);
    project.setFile(folder.resolve("pom.xml").toFile());
    project.addCompileSourceRoot(folder.resolve("main").toString());
    Files.createDirectories(folder.resolve("api"));
    Files.writeString(folder.resolve("api/tombstones.txt"), "geo.old 1.1.0\n");
  }

  @Test
  void keepsTheRemovedNamesOfAModuleThatExportsNothingAnyMore() throws Exception {
    assertThat(read())
        .singleElement()
        .satisfies(
            module -> {
              ApiManifest manifest = module.site().manifest();
              assertThat(manifest.module()).isEqualTo("org.example:geo:2.0.0");
              assertThat(manifest.symbols()).isEmpty();
              assertThat(module.removed()).containsOnlyKeys("geo.old");
            });
  }

  @Test
  void refusesAModuleThatIsNotCompiled() throws Exception {
    Files.createDirectories(folder.resolve("main"));
    Files.writeString(folder.resolve("main/A.java"), "class A {}");
    assertThatThrownBy(this::read)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "geo has no manifest in "
                + folder.resolve("classes")
                + ", so it would be left out. Build the modules first: mvn verify"
                + " waybill:aggregate.");
  }

  @Test
  void leavesOutAModuleThatNeverExportedAnything() throws Exception {
    Files.delete(folder.resolve("api/tombstones.txt"));
    Files.delete(folder.resolve("api"));
    assertThat(read()).isEmpty();
  }

  private List<AggregatedModule> read() throws Exception {
    return new ReactorModules(new SystemStreamLog(), "api", project, new Properties())
        .read(List.of(project), List.of());
  }
}

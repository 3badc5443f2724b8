package dev.waybill.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSourcesTest {

  @TempDir Path folder;
  private final MavenProject project = new MavenProject(new Model());

  @BeforeEach
  void addRoots() throws Exception {
    Files.createDirectories(folder.resolve("main/lib"));
    project.addCompileSourceRoot(folder.resolve("none").toString());
    project.addCompileSourceRoot(folder.resolve("main").toString());
    project.addTestCompileSourceRoot(folder.resolve("test").toString());
  }

  @Test
  void takesRootsOfTestsWhereTheyAreAskedFor() {
    Path none = folder.resolve("none");
    Path main = folder.resolve("main");
    assertThat(ProjectSources.roots(project, false)).containsExactly(none, main);
    assertThat(ProjectSources.roots(project, true))
        .containsExactly(none, main, folder.resolve("test"));
  }

  @Test
  void findsNoneInEmptyFolders() throws Exception {
    Files.writeString(folder.resolve("main/.gitkeep"), "");
    Files.writeString(folder.resolve("main/lib/package-info.java"), "package lib;");
    Files.createDirectories(folder.resolve("main/odd.java"));
    assertThat(ProjectSources.makeClasses(project)).isFalse();
  }

  @Test
  void tellsAModuleWithoutSourcesFromOneThatIsNotCompiled() throws Exception {
    Path classes = folder.resolve("classes");
    assertThat(ProjectSources.areCompiled(project, classes)).isTrue();
    Files.writeString(folder.resolve("main/lib/A.java"), "package lib; class A {}");
    assertThat(ProjectSources.areCompiled(project, classes)).isFalse();
    Files.createDirectories(classes.resolve("lib"));
    Files.writeString(classes.resolve("app.properties"), "");
    assertThat(ProjectSources.areCompiled(project, classes)).isFalse();
    Files.write(classes.resolve("lib/A.class"), new byte[0]);
    assertThat(ProjectSources.areCompiled(project, classes)).isTrue();
  }

  @Test
  void findsSourcesOfOtherLanguages() throws Exception {
    Files.writeString(folder.resolve("main/lib/A.kt"), "class A");
    assertThat(ProjectSources.makeClasses(project)).isTrue();
  }
}

package dev.waybill.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ModulePackagesTest {

  private static final String PACKAGES =
      "<configuration><packages><p>lib.a</p><p> lib.b\n</p></packages></configuration>";

  private final Plugin plugin = new Plugin();
  private final Properties user = new Properties();

  @Test
  void takesThoseOfThePlugin() throws Exception {
    plugin.setConfiguration(xml(PACKAGES));
    assertThat(ModulePackages.of(module(), user)).containsExactly("lib.a", "lib.b");
  }

  @Test
  void takesThoseOfAnExecution() throws Exception {
    plugin.setConfiguration(xml("<configuration><other/></configuration>"));
    PluginExecution execution = new PluginExecution();
    execution.setConfiguration(xml(PACKAGES));
    plugin.addExecution(execution);
    assertThat(ModulePackages.of(module(), user)).containsExactly("lib.a", "lib.b");
  }

  @Test
  void takesOneTextWithCommas() throws Exception {
    plugin.setConfiguration(
        xml("<configuration><packages>lib.a, lib.b</packages></configuration>"));
    assertThat(ModulePackages.of(module(), user)).containsExactly("lib.a", "lib.b");
  }

  @Test
  void takesThePropertyOfTheModuleAndOfTheCommandLineBefore() {
    MavenProject module = module();
    module.getProperties().setProperty("waybill.packages", "lib.a,lib.b");
    assertThat(ModulePackages.of(module, user)).containsExactly("lib.a", "lib.b");
    user.setProperty("waybill.packages", "lib.c");
    assertThat(ModulePackages.of(module, user)).containsExactly("lib.c");
  }

  @Test
  void hasNoneUnlessSaid() {
    assertThat(ModulePackages.of(module(), user)).isEmpty();
    assertThat(ModulePackages.of(new MavenProject(new Model()), user)).isEmpty();
  }

  private MavenProject module() {
    plugin.setGroupId("dev.waybill");
    plugin.setArtifactId("waybill-maven-plugin");
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
    return new MavenProject(model);
  }

  private static Xpp3Dom xml(String text) throws Exception {
    return Xpp3DomBuilder.build(new StringReader(text));
  }
}

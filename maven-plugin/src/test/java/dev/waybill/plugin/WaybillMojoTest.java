package dev.waybill.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.plugin.baseline.BaselineException;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class WaybillMojoTest {

  @Test
  void readsSwitches() throws Exception {
    assertThat(WaybillMojo.flag("waybill.witness", "true")).isTrue();
    assertThat(WaybillMojo.flag("waybill.witness", " false\n")).isFalse();
    assertThatThrownBy(() -> WaybillMojo.flag("waybill.witness", "maybe"))
        .isInstanceOf(BaselineException.class)
        .hasMessage("waybill.witness: expected true or false, found 'maybe'.");
  }

  /** Maven writes the messages of all causes behind that of a failure. */
  @Test
  void failsWithOneMessage() {
    WaybillMojo mojo =
        new WaybillMojo() {
          @Override
          void run() throws BaselineException {
            throw new BaselineException("api is a file. Name a folder.");
          }
        };
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("api is a file. Name a folder.")
        .hasNoCause();
  }
}

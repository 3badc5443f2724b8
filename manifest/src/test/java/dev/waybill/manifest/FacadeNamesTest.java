package dev.waybill.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the methods of facades. */
class FacadeNamesTest {

  @ParameterizedTest
  @CsvSource({"nn.Linear,nn.linear", "Linear,linear", "nn.linear,nn.linear", "nn.LSTM,nn.lSTM"})
  void aFacadeMakesATypeByItsNameWithASmallFirstLetter(String type, String method) {
    assertThat(FacadeNames.ofCreator(type)).isEqualTo(method);
  }
}

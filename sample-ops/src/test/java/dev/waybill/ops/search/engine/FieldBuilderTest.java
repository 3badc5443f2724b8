package dev.waybill.ops.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldBuilderTest {

  @Test
  void hasNoRoomForMoreTermsThanItsTableHolds() {
    FieldBuilder field = new FieldBuilder(new TermTable(8));
    add(field, "wing");
    assertThat(field.fits()).isTrue();
    field.commit(0);

    add(field, "wing");
    add(field, "turbine");
    assertThat(field.fits()).isFalse();
    field.discard();

    add(field, "wing");
    add(field, "lift");
    assertThat(field.fits()).isTrue();
    field.commit(1);
    FieldData data = field.build("text", "standard", 2);
    assertThat(data.terms().size()).isEqualTo(2);
    assertThat(data.documentFrequency(data.terms().find("wing"))).isEqualTo(2);
    assertThat(data.terms().find("turbine")).isEqualTo(-1);
  }

  private static void add(FieldBuilder field, String term) {
    field.add(term.toCharArray(), term.length(), 1);
  }
}

package dev.waybill.ops.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.util.SmallFloat;
import org.junit.jupiter.api.Test;

class LengthByteTest {
  @Test
  void roundsAsLucenesByte() {
    for (int length = 0; length < 3_000_000; length += length < 100_000 ? 1 : 997) {
      int lucene = SmallFloat.byte4ToInt(SmallFloat.intToByte4(length));
      assertThat(LengthByte.round(length)).as("length %d", length).isEqualTo(lucene);
    }
    int largest = SmallFloat.byte4ToInt(SmallFloat.intToByte4(Integer.MAX_VALUE));
    assertThat(LengthByte.round(Integer.MAX_VALUE)).isEqualTo(largest);
  }
}

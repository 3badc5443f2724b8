package dev.waybill.kernel;

/// The numbers of [dev.waybill.tensor.Philox] on devices, the same ones.
public final class DevicePhilox {
  /// Two functions: `void philox(ulong block, ulong seed, uint* words)` makes four random words,
  /// `ulong uniform_bits(uint high, uint low)` of two of them the 53 bits of a number from 0 to 1,
  /// which is as many times 2^-53.
  public static final String SOURCE =
      """
      DEVICE void philox(ulong block, ulong seed, uint* words) {
        uint a = (uint) block;
        uint b = (uint) (block >> 32);
        uint c = 0;
        uint d = 0;
        uint key = (uint) seed;
        uint other = (uint) (seed >> 32);
        for (int round = 0; round < 10; round++) {
          ulong left = (ulong) a * 0xD2511F53u;
          ulong right = (ulong) c * 0xCD9E8D57u;
          a = (uint) (right >> 32) ^ b ^ key;
          b = (uint) right;
          c = (uint) (left >> 32) ^ d ^ other;
          d = (uint) left;
          key += 0x9E3779B9u;
          other += 0xBB67AE85u;
        }
        words[0] = a;
        words[1] = b;
        words[2] = c;
        words[3] = d;
      }

      DEVICE ulong uniform_bits(uint high, uint low) {
        return (ulong) high << 21 | low >> 11;
      }

      """;

  private DevicePhilox() {}
}

package dev.baton.core;

/** Which of eight truth values is a byte's highest bit: NumPy's {@code bitorder}. */
public enum BitOrder {
  /** The first: NumPy's {@code 'big'}. */
  BIG(0x8040_2010_0804_0201L, 0x0102_0408_1020_4080L),
  /** The last: NumPy's {@code 'little'}. */
  LITTLE(0x0102_0408_1020_4080L, 0x8040_2010_0804_0201L);

  /** What eight bytes of 0 or 1 are multiplied by so that their bits meet in the highest byte. */
  final long gathering;

  /** Of eight bytes the bit that each keeps of one byte. */
  final long masks;

  BitOrder(long gathering, long masks) {
    this.gathering = gathering;
    this.masks = masks;
  }
}

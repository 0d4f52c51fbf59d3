/* A WebM recording as Ogg Opus, which is what Telegram's voice messages are. The sound itself is not touched.
   Sources: RFC 8794 and matroska.org (EBML), RFC 3533 (Ogg), RFC 7845 (Opus in Ogg), RFC 6716 §3.1 (packet lengths). */

const INSIDE = new Set([0x18538067, 0x1f43b675, 0x1654ae6b, 0xae, 0xa0]); // Segment, Cluster, Tracks, TrackEntry, BlockGroup
const CODEC_PRIVATE = 0x63a2;
const BLOCKS = new Set([0xa3, 0xa1]); // SimpleBlock, Block
const BLOCK_HEAD = 4; // track number, two bytes of time, flags
const SERIAL = 0x41746c72;
const PACKETS_A_PAGE = 50;
const [FIRST, LAST] = [2, 4]; // header types of a stream's first and last page

/** The Opus of a WebM file (bytes) in an Ogg file (bytes); null when there is none in it. */
export function toOgg(webm) {
  const { head, packets } = opusIn(webm);
  if (!head || !packets.length) return null;
  const pages = [page([head], 0n, 0, FIRST), page([tags()], 0n, 1, 0)];
  let position = 0n;
  for (let start = 0; start < packets.length; start += PACKETS_A_PAGE) {
    const group = packets.slice(start, start + PACKETS_A_PAGE);
    position += BigInt(group.reduce((sum, packet) => sum + samples(packet), 0));
    pages.push(page(group, position, pages.length, start + PACKETS_A_PAGE >= packets.length ? LAST : 0));
  }
  return new Blob(pages, { type: "audio/ogg" });
}

/** The header of the codec and the packets in their order. Elements of unknown size end where the file does. */
function opusIn(bytes) {
  const found = { head: null, packets: [] };
  let at = 0;
  while (at < bytes.length - 2) {
    const id = number(bytes, at, true);
    const size = number(bytes, at + id.length, false);
    const start = at + id.length + size.length;
    if (INSIDE.has(id.value)) { at = start; continue; }
    if (id.value === CODEC_PRIVATE) found.head = bytes.slice(start, start + size.value);
    if (BLOCKS.has(id.value)) found.packets.push(bytes.slice(start + BLOCK_HEAD, start + size.value));
    at = start + size.value;
  }
  return found;
}

/** An EBML number: its length stands in the leading zeros of its first byte, which an id keeps. */
function number(bytes, at, keepMark) {
  const length = Math.clz32(bytes[at]) - 23;
  let value = keepMark ? bytes[at] : bytes[at] & (0xff >> length);
  for (let index = 1; index < length; index += 1) value = value * 256 + bytes[at + index];
  return { value, length };
}

/** How many samples at 48 kHz a packet holds. */
function samples(packet) {
  const mode = packet[0] >> 3;
  const ms = mode < 12 ? [10, 20, 40, 60][mode & 3] : mode < 16 ? [10, 20][mode & 1] : [2.5, 5, 10, 20][mode & 3];
  return ms * 48 * [1, 2, 2, packet[1] & 0x3f][packet[0] & 3];
}

function tags() {
  const vendor = new TextEncoder().encode("Atelier playground");
  const bytes = new Uint8Array(8 + 4 + vendor.length + 4);
  bytes.set(new TextEncoder().encode("OpusTags"));
  new DataView(bytes.buffer).setUint32(8, vendor.length, true);
  bytes.set(vendor, 12);
  return bytes;
}

function page(packets, position, count, type) {
  const lacing = packets.flatMap((packet) => [...Array(Math.floor(packet.length / 255)).fill(255), packet.length % 255]);
  const bytes = new Uint8Array(27 + lacing.length + packets.reduce((sum, packet) => sum + packet.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("OggS"));
  bytes[5] = type;
  view.setBigUint64(6, position, true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, count, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const packet of packets) { bytes.set(packet, at); at += packet.length; }
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

/** CRC-32 as Ogg takes it: polynomial 0x04c11db7, nothing reflected, starting from zero. */
function checksum(bytes) {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

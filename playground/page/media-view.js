/* Pictures, sound and files inside a message. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { lightbox } from "./overlays.js";
import { player } from "./player.js";
import { length } from "./times.js";
import { say } from "./words.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const WIDTH = 400; // px, the widest a picture stands in a bubble
const HEIGHT = 420;
const NARROW = 180; // room for the time and a caption even under a tall picture

/** The element for a message's media; `caption` is what a picture is called for those who do not see it. */
export function mediaView(media, caption) {
  const make = {
    photo: () => picture(media, caption),
    sticker: () => sticker(media),
    animation: () => animation(media),
    video: () => video(media),
    video_note: () => video(media),
    voice: () => player(media),
    audio: () => player(media),
  }[media.kind];
  return make ? make() : file(media);
}

/** How wide a bubble with this media stands, in px; null when only its content can say. */
export function widthOf({ width, height }) {
  if (!width || !height) return null;
  return Math.max(NARROW, Math.round(width * Math.min(1, WIDTH / width, HEIGHT / height)));
}

/** The room a picture will take is kept before it has loaded, so that the chat does not jump. */
function sized(node, { width, height }) {
  if (width && height) node.style.aspectRatio = `${width} / ${height}`;
  return node;
}

function picture(media, caption) {
  const alt = caption || say("photo");
  const image = sized(h("img", { src: media.url, alt, loading: "lazy", decoding: "async" }), media);
  return h("button", { class: "picture", type: "button", aria: { label: `${say("openPhoto")}: ${alt}` }, on: { click: () => lightbox(media.url, alt) } }, image);
}

function sticker(media) {
  if (media.mime === "application/x-tgsticker") return file(media);
  if (media.mime?.startsWith("video/")) return h("video", { class: "sticker", src: media.url, autoplay: !CALM.matches, loop: true, muted: true, playsinline: true });
  return h("img", { class: "sticker", src: media.url, alt: say("sticker") });
}

function animation(media) {
  if (media.mime?.startsWith("image/")) return picture(media, say("animation"));
  const clip = sized(h("video", { class: "clip", src: media.url, loop: true, playsinline: true, aria: { label: say("animation") } }), media);
  clip.muted = true;
  clip.autoplay = !CALM.matches;
  clip.controls = CALM.matches;
  return clip;
}

function video(media) {
  return sized(h("video", { class: `clip ${media.kind}`, src: media.url, controls: true, playsinline: true, preload: "metadata", aria: { label: say("video") } }), media);
}

function file(media) {
  const name = media.file_name ?? say("document");
  const facts = [media.size ? weight(media.size) : "", media.duration ? length(media.duration) : ""].filter(Boolean).join(", ");
  return h("a", { class: "file", href: media.url, download: name, aria: { label: say("download", { name }) } },
    h("span", { class: "file-sign" }, icon("file")),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, name), h("span", { class: "file-facts" }, facts || (media.mime ?? ""))));
}

function weight(bytes) {
  const step = bytes < 1_000_000 ? ["kilobyte", 1000] : ["megabyte", 1_000_000];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: step[0], maximumFractionDigits: 1 }).format(bytes / step[1]);
}

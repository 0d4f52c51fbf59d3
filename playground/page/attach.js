/* Files on their way into a chat: chosen, dropped or pasted, then looked at once more before they go. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { box, cancel } from "./overlays.js";
import { send } from "./outbox.js";
import { say } from "./words.js";

const PHOTOS = new Set(["image/jpeg", "image/png", "image/webp"]);

/** What Telegram's clients make of a file by its type. */
export function kindOf(file, asFile = false) {
  if (asFile) return "document";
  if (PHOTOS.has(file.type)) return "photo";
  if (file.type === "image/gif") return "animation";
  if (file.type.startsWith("video/")) return "video";
  if (file.type.startsWith("audio/")) return file.type.includes("ogg") ? "voice" : "audio";
  return "document";
}

/** Show the files with room for a caption; send them when confirmed. The caption goes with the first. */
export async function offer(chat, files) {
  if (!files.length) return;
  const caption = h("input", { class: "line", name: "caption", placeholder: say("caption"), maxlength: "1024", autocomplete: "off", aria: { label: say("caption") } });
  const asFile = h("input", { type: "checkbox" });
  const squeezed = files.some((file) => kindOf(file) !== "document");
  const previews = files.map(thumbnail);
  const go = h("button", { class: "choice main", value: "send" }, say("sendFiles", { n: files.length }));
  const answer = await box({ class: "box attach", aria: { label: go.textContent } }, h("form", { method: "dialog" },
    h("div", { class: "thumbnails" }, previews), caption,
    squeezed ? h("label", { class: "check" }, asFile, h("span", {}, say("asFile"))) : null,
    h("div", { class: "choices" }, cancel(), go)));
  previews.forEach((one) => { if (one.src) URL.revokeObjectURL(one.src); });
  if (answer !== "send") return;
  files.forEach((file, index) => send(chat, { kind: kindOf(file, asFile.checked), file, caption: index === 0 ? caption.value.trim() : "" }));
}

function thumbnail(file) {
  if (PHOTOS.has(file.type) || file.type === "image/gif") return h("img", { src: URL.createObjectURL(file), alt: file.name });
  return h("div", { class: "file" }, h("span", { class: "file-sign" }, icon("file")), h("span", { class: "file-words" }, h("span", { class: "file-name" }, file.name)));
}

/** Files dropped anywhere on `area` and pasted into it are offered to the chat, until the answer is called. */
export function receive(area, chat, title) {
  const cover = h("div", { class: "drop", hidden: true }, icon("upload"), h("span", {}, say("dropHere", { title })));
  area.append(cover);
  let depth = 0;
  const end = new AbortController();
  const on = (name, listener) => area.addEventListener(name, listener, { signal: end.signal });
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  const turn = (change) => { depth = Math.max(0, depth + change); cover.hidden = depth === 0; };
  on("dragenter", (event) => { if (carries(event)) { event.preventDefault(); turn(1); } });
  on("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  on("dragleave", (event) => { if (carries(event)) turn(-1); });
  on("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    turn(-depth);
    offer(chat, [...event.dataTransfer.files]);
  });
  on("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) { event.preventDefault(); offer(chat, files); }
  });
  return () => end.abort();
}

/* Recording a voice message: a bar in place of the field while the microphone is open. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { toOgg } from "./ogg.js";
import { toast } from "./overlays.js";
import { length } from "./times.js";
import { say } from "./words.js";

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"]; // Telegram's own first
const ENDINGS = { "audio/ogg": "oga", "audio/webm": "webm", "audio/mp4": "m4a" };
export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

/** Open the microphone; resolves to a bar to show and a promise of the file (null when discarded), or null when refused. */
export async function record() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return new Recording(stream);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    toast(say("noMicrophone"));
    return null;
  }
}

class Recording {
  constructor(stream) {
    this.stream = stream;
    this.parts = [];
    this.recorder = new MediaRecorder(stream, { mimeType: TYPES.find((type) => MediaRecorder.isTypeSupported(type)) });
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    this.bar = this.buildBar();
    this.file = new Promise((resolve) => { this.recorder.onstop = () => resolve(this.finish()); });
    this.started = performance.now();
    this.recorder.start();
  }

  buildBar() {
    const time = h("span", { class: "recording-time", role: "timer" }, length(0));
    this.tick = setInterval(() => { time.textContent = length((performance.now() - this.started) / 1000); }, 250);
    const drop = h("button", { class: "round", type: "button", aria: { label: say("dropVoice") }, on: { click: () => this.stop(false) } }, icon("trash"));
    this.go = h("button", { class: "round main", type: "button", aria: { label: say("sendVoice") }, on: { click: () => this.stop(true) } }, icon("send"));
    const keys = (event) => { if (event.key === "Escape") { event.stopPropagation(); this.stop(false); } };
    return h("div", { class: "recording", on: { keydown: keys } }, drop, h("span", { class: "recording-dot" }), h("span", {}, say("recording")), time, this.go);
  }

  stop(keep) {
    this.keep = keep;
    clearInterval(this.tick);
    this.recorder.stop();
    this.stream.getTracks().forEach((track) => track.stop());
  }

  /** The recording as a file; Ogg wherever the browser gave Opus. */
  async finish() {
    if (!this.keep) return null;
    const type = this.recorder.mimeType.split(";")[0];
    const blob = new Blob(this.parts, { type });
    const ogg = type === "audio/webm" ? toOgg(new Uint8Array(await blob.arrayBuffer())) : null;
    if (ogg) return new File([ogg], "voice.oga", { type: ogg.type });
    return new File([blob], `voice.${ENDINGS[type] ?? "bin"}`, { type });
  }
}

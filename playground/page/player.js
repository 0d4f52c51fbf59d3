/* A voice message or a piece of audio: play, see its shape, jump into it. One plays at a time. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { length } from "./times.js";
import { say } from "./words.js";

const BARS = 44;
let playing = null;

export function player(media) {
  const sound = new Audio(media.url);
  sound.preload = "metadata";
  const button = h("button", { class: "play", type: "button", aria: { label: say("play") } }, icon("play"));
  const seek = h("input", { class: "seek", type: "range", min: "0", max: "1000", value: "0", aria: { label: say("position") } });
  const time = h("span", { class: "play-time" }, length(media.duration));
  const shape = h("span", { class: "shape", aria: { hidden: true } });
  const total = () => (Number.isFinite(sound.duration) ? sound.duration : media.duration) || 0;
  const show = () => {
    const share = total() ? sound.currentTime / total() : 0;
    seek.value = String(Math.round(share * 1000));
    seek.setAttribute("aria-valuetext", length(sound.currentTime));
    time.textContent = length(sound.paused && !sound.currentTime ? total() : sound.currentTime);
    [...shape.children].forEach((bar, index) => bar.classList.toggle("past", (index + 0.5) / BARS <= share));
  };
  const turn = () => {
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", say(sound.paused ? "play" : "pause"));
    show();
  };
  button.addEventListener("click", () => (sound.paused ? play(sound) : sound.pause()));
  seek.addEventListener("input", () => { sound.currentTime = (Number(seek.value) / 1000) * total(); });
  for (const name of ["play", "pause", "ended"]) sound.addEventListener(name, turn);
  for (const name of ["timeupdate", "loadedmetadata"]) sound.addEventListener(name, show);
  draw(shape, media.url, show);
  const title = media.kind === "audio" ? h("span", { class: "play-title" }, media.title ?? media.file_name ?? say("audio")) : null;
  return h("div", { class: "player", role: "group", aria: { label: say(media.kind) } }, button,
    h("div", { class: "player-body" }, title, h("div", { class: "track" }, shape, seek), time));
}

function play(sound) {
  if (playing && playing !== sound) playing.pause();
  playing = sound;
  return sound.play();
}

/** The loudness of the sound as bars; what cannot be decoded keeps level ones. */
async function draw(shape, url, show) {
  shape.append(...Array.from({ length: BARS }, () => h("i")));
  const levels = await loudness(url);
  levels.forEach((level, index) => { shape.children[index].style.height = `${Math.round(12 + 88 * level)}%`; });
  show();
}

async function loudness(url) {
  const context = new OfflineAudioContext(1, 1, 8000);
  try {
    const answer = await fetch(url);
    const sound = await context.decodeAudioData(await answer.arrayBuffer());
    return peaks(sound.getChannelData(0));
  } catch {
    return []; // not a sound this browser can decode: the player itself will say so
  }
}

function peaks(samples) {
  const size = Math.max(1, Math.floor(samples.length / BARS));
  const levels = Array.from({ length: BARS }, (_, bar) => Math.sqrt(samples.slice(bar * size, (bar + 1) * size).reduce((sum, one) => sum + one * one, 0) / size));
  const top = Math.max(...levels, 1e-6);
  return levels.map((level) => level / top);
}

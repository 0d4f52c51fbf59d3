/* What is not with the server yet: a message on its way, a draft the bot is writing, a bot at work. */
import { stop } from "./actions.js";
import { h } from "./dom.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";
import { discard, resend } from "./outbox.js";
import { clock } from "./times.js";
import { known, say } from "./words.js";

/** A message of the outbox: a clock while it travels, a sentence and a way on when it did not. */
export function outgoing(chat, entry) {
  const failed = entry.state === "failed";
  const state = h("span", { class: "tick" }, icon(failed ? "warning" : "clock"), h("span", { class: "sr" }, say(failed ? "failed" : "waiting")));
  const shown = entry.file && entry.kind === "photo" ? h("img", { class: "outgoing-picture", src: entry.preview, alt: entry.file.name }) : null;
  const name = entry.file && !shown ? h("div", { class: "text" }, entry.file.name) : null;
  const words = entry.text ?? entry.caption;
  const bubble = h("div", { class: `bubble ${shown ? "with-picture" : ""}` }, h("div", { class: "content" }, shown, name, words ? h("div", { class: "text", dir: "auto" }, words) : null),
    h("span", { class: "meta" }, h("span", {}, clock(entry.date)), state));
  return h("article", { class: "message", data: { from: "person", state: entry.state } }, bubble, failed ? trouble(chat, entry) : null);
}

function trouble(chat, entry) {
  return h("div", { class: "trouble", role: "alert" }, h("span", {}, entry.error),
    h("button", { class: "small", type: "button", on: { click: () => resend(chat, entry) } }, icon("retry"), say("again")),
    h("button", { class: "small", type: "button", on: { click: () => discard(chat, entry) } }, icon("trash"), say("drop")));
}

/** A draft: the same bubble grows while the bot writes. */
export class DraftView {
  constructor(chat, draft) {
    this.text = h("div", { class: "text", dir: "auto" });
    this.stop = h("button", { class: "key stop", type: "button", on: { click: () => stop(chat, draft.draft_id) } }, icon("stop"), h("span", {}, say("stop")));
    this.node = h("article", { class: "message draft", data: { from: "bot", draft: String(draft.draft_id) }, aria: { label: say("writing"), busy: true } },
      h("div", { class: "bubble" }, h("div", { class: "content" }, this.text)), h("div", { class: "keys" }, h("div", { class: "keys-row" }, this.stop)));
  }

  update(draft) {
    this.text.replaceChildren(...rich(draft.text, draft.entities, { onCopy() {}, onCommand() {} }), h("span", { class: "caret", aria: { hidden: true } }));
    this.stop.hidden = !draft.can_stop;
  }
}

/** What the bot is doing now, in words; "" when nothing. */
export const doing = (action) => (action ? say(known(action) ? action : "typing") : "");

export function dots() {
  return h("span", { class: "dots", aria: { hidden: true } }, h("i"), h("i"), h("i"));
}

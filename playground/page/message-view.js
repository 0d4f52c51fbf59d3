/* One message: a bubble, its buttons, its time that opens its way. Only what changed is built anew. */
import { copy } from "./actions.js";
import { h } from "./dom.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";
import { Keys } from "./keys-view.js";
import { mediaView, widthOf } from "./media-view.js";
import { money } from "./money.js";
import { send } from "./outbox.js";
import { clock, full } from "./times.js";
import { Way } from "./way-view.js";
import { preview } from "./looks.js";
import { say } from "./words.js";

const FRAME = 8; // px, the bubble's edge around a picture
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*){1,3}$/u;

export class MessageView {
  constructor(chat, message) {
    this.chat = chat;
    this.content = h("div", { class: "content" });
    this.edited = h("span", { class: "edited" });
    this.time = h("span", {});
    this.tick = h("span", { class: "tick" });
    this.meta = h("button", { class: "meta", type: "button", aria: { expanded: false }, on: { click: () => this.toggleWay() } }, this.edited, this.time, this.tick);
    this.bubble = h("div", { class: "bubble" }, this.content, this.meta);
    this.keys = new Keys(chat);
    this.node = h("article", { class: "message", data: { from: message.from, id: String(message.message_id) } }, this.bubble, this.keys.node);
  }

  update(message) {
    this.message = message;
    this.show(message);
    this.edited.textContent = message.edited ? say("edited") : "";
    this.time.textContent = clock(message.date);
    this.meta.title = `${full(message.date)}. ${say("way")}`;
    this.keys.update(message);
    this.showTick();
    this.way?.update();
  }

  show(message) {
    const signature = JSON.stringify([message.text, message.entities, message.media, message.invoice, message.reply_to, message.reactions]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.content.replaceChildren(...this.parts(message));
    this.bubble.classList.toggle("bare", message.media?.kind === "sticker" || (!message.media && ONLY_EMOJI.test(message.text ?? "")));
    this.bubble.classList.toggle("with-picture", ["photo", "animation", "video"].includes(message.media?.kind));
    const width = message.media && this.bubble.classList.contains("with-picture") ? widthOf(message.media) : null;
    this.node.style.width = width ? `${width + FRAME}px` : "";
    this.bubble.classList.toggle("no-text", !message.text && Boolean(message.media));
    this.node.setAttribute("aria-label", message.from === "person" ? say("you") : say("bot"));
  }

  parts(message) {
    const context = { onCopy: copy, onCommand: (text) => send(this.chat, { text }) };
    return [
      message.reply_to ? this.quoted(message.reply_to) : null,
      message.media ? mediaView(message.media, message.text) : null,
      message.invoice ? invoice(message.invoice) : null,
      message.text ? h("div", { class: "text", dir: "auto" }, rich(message.text, message.entities, context)) : null,
      message.reactions?.length ? h("div", { class: "reactions" }, message.reactions.map((one) => h("span", {}, one.emoji ?? one))) : null,
    ].filter(Boolean);
  }

  quoted(reply) {
    const id = typeof reply === "object" ? reply.message_id : reply;
    const quoted = this.chat.messages.get(id);
    const jump = () => this.node.parentElement.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
    return h("button", { class: "reply", type: "button", on: { click: jump } }, quoted ? preview(quoted) : "…");
  }

  /** One tick: the playground has it. Two: the bot's side took it. */
  showTick() {
    if (this.message.from !== "person") return;
    const taken = this.chat.taken(this.message.message_id);
    if (this.tick.dataset.state === String(taken)) return;
    this.tick.dataset.state = String(taken);
    this.tick.replaceChildren(icon(taken ? "ticks" : "tick"), h("span", { class: "sr" }, say(taken ? "taken" : "sent")));
  }

  toggleWay() {
    if (this.way) { this.way.close(); this.way = null; }
    else { this.way = new Way(this.chat, this.message); this.node.append(this.way.node); this.way.node.scrollIntoView({ block: "nearest" }); }
    this.meta.setAttribute("aria-expanded", String(Boolean(this.way)));
  }
}

function invoice({ title, description, amount, currency, paid }) {
  return h("div", { class: "invoice" },
    h("div", { class: "invoice-head" }, h("strong", {}, title), h("span", { class: "invoice-price" }, money(amount, currency))),
    h("p", {}, description),
    paid ? h("span", { class: "invoice-paid" }, icon("check"), say("paid")) : null);
}

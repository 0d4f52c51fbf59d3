/* The buttons under a message. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { busyKey, copy, pay, press } from "./actions.js";
import { say } from "./words.js";

/** Rows of buttons that keep the focus when the bot changes them: who moves by keyboard stays in the screen. */
export class Keys {
  constructor(chat) {
    this.chat = chat;
    this.node = h("div", { class: "keys", role: "group", aria: { label: say("buttons") } });
    this.signature = "";
  }

  update(message) {
    const rows = message.buttons ?? [];
    const signature = JSON.stringify([rows, message.invoice?.paid]);
    if (signature !== this.signature) this.rebuild(message, rows, signature);
    for (const [key, button] of this.pressed) button.setAttribute("aria-busy", String(this.chat.busy.has(key)));
  }

  rebuild(message, rows, signature) {
    const focused = this.node.contains(document.activeElement);
    this.signature = signature;
    this.pressed = new Map();
    this.node.hidden = rows.length === 0;
    this.node.replaceChildren(...rows.map((row) => h("div", { class: "keys-row" }, row.map((button) => this.key(message, button)))));
    if (focused) this.node.querySelector(".key")?.focus();
  }

  key(message, button) {
    if (button.url) return this.link(button);
    if (button.pay) return this.payKey(message, button);
    if (button.copy) return h("button", { class: "key", type: "button", on: { click: () => copy(button.copy) } }, h("span", {}, button.text), icon("copy"));
    const node = h("button", { class: "key", type: "button", data: { look: button.style }, on: { click: () => press(this.chat, message, button) } }, h("span", {}, button.text));
    this.pressed.set(busyKey(message, button), node);
    return node;
  }

  link(button) {
    const safe = URL.canParse(button.url) && ["http:", "https:", "tg:"].includes(new URL(button.url).protocol);
    return h("a", { class: "key", href: safe ? button.url : null, target: "_blank", rel: "noopener noreferrer", title: `${button.url} (${say("opensElsewhere")})` },
      h("span", {}, button.text), icon("link"));
  }

  payKey(message, button) {
    if (message.invoice?.paid) return h("button", { class: "key", type: "button", disabled: true }, h("span", {}, say("paid")), icon("check"));
    return h("button", { class: "key pay", type: "button", on: { click: () => pay(this.chat, message) } }, h("span", {}, button.text), icon("card"));
  }
}
